package dev.meshgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an administrator can do")
class AdministratorIT {

  private final Visitor program = new Visitor(Gate.onH2());
  private Tokens administration = new Tokens("", "");

  @BeforeEach
  void connect() {
    administration = administrationOf(Gate.EMAIL);
  }

  @Test
  void aPersonIsEnteredGivenARoleAndLosesItAtOnce() {
    var person = newPerson("employee");
    var id = person.getString("id");
    assertThat(person.getJsonArray("roles")).hasSize(1);
    assertThat(program.get("/v1/admin/accounts/" + id, administration.header()).json())
        .isEqualTo(person);

    assertThat(change(id, "administrator").getJsonArray("roles")).hasSize(3);
    var theirs = administrationOf(person.getString("email"));
    assertThat(program.get("/v1/admin/accounts", theirs.header()).status()).isEqualTo(200);

    change(id, "employee");
    var refused = program.get("/v1/admin/accounts", theirs.header());
    assertThat(refused.status()).as("the token still names the role").isEqualTo(403);
    assertThat(refused.json().getString("message")).contains("role administrator");
  }

  @Test
  void whatIsWrongWithAPersonIsSaidOfItsField() {
    var short1 = Json.createObjectBuilder(person("a@example.com")).add("password", "short").build();
    refused(add(short1), 400, "password", "characters");
    refused(add(person("not an address")), 400, "email", "e-mail address");
    refused(add(person(Gate.EMAIL)), 400, "email", "already");
    var king = Json.createObjectBuilder(person("k@example.com")).add("role", "king").build();
    refused(add(king), 400, "role", "employee, publisher or administrator");
    refused(add(Json.createObjectBuilder().build()), 400, "name", "Give name");
  }

  @Test
  void nobodyCutsOffTheBranchThatTheySitOn() {
    var own = find(Gate.EMAIL).getString("id");

    for (var answer :
        List.of(
            call("PATCH", "/v1/admin/accounts/" + own, "{\"role\":\"employee\"}"),
            call("POST", "/v1/admin/accounts/" + own + "/disable", ""))) {
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.json().getString("message")).contains("your own", "another administrator");
    }
  }

  @Test
  void aPersonWhoIsSwitchedOffLosesEverythingForGood() {
    var person = newPerson("employee");
    var assistant = Assistant.registeredAt(Gate.onH2()).of(person.getString("email"));
    var tokens = assistant.connect("mcp:read");
    var made = program.postJson("/v1/tokens", "{\"name\":\"Cron\"}", tokens.header());
    var personal = new String[] {"Authorization", "Bearer " + made.json().getString("token")};
    assertThat(program.get("/v1/tools", personal).status()).isEqualTo(200);
    assertThat(assistant.visitor().get("/console").status()).isEqualTo(200);
    var account = "/v1/admin/accounts/" + person.getString("id");

    assertThat(call("POST", account + "/disable", "").status()).isEqualTo(204);

    assertThat(program.get("/v1/tools", tokens.header()).status()).isEqualTo(401);
    assertThat(program.get("/v1/tools", personal).status()).isEqualTo(401);
    assertThat(assistant.visitor().get("/console").status()).as("signed out").isEqualTo(303);
    assertThat(grantsOf(person)).isEmpty();

    assertThat(call("POST", account + "/enable", "").status()).isEqualTo(204);
    assertThat(program.get("/v1/tools", tokens.header()).status()).isEqualTo(401);
    assertThat(program.get("/v1/tools", personal).status()).isEqualTo(401);
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(400);
    connectsAgain(assistant);
  }

  @Test
  void aGrantIsSeenAndEnded() {
    var person = newPerson("employee");
    var assistant = Assistant.registeredAt(Gate.onH2()).of(person.getString("email"));
    var tokens = assistant.connect("mcp:read");

    var grants = grantsOf(person);

    assertThat(grants).hasSize(1);
    assertThat(grants.get(0).getString("client")).isEqualTo(assistant.clientId());
    assertThat(grants.get(0).getString("resource")).endsWith("/v1/mcp");
    var grant = "/v1/admin/grants/" + grants.get(0).getString("id");
    assertThat(call("DELETE", grant, "").status()).isEqualTo(204);
    assertThat(call("DELETE", grant, "").status()).isEqualTo(404);
    assertThat(program.get("/v1/tools", tokens.header()).status()).isEqualTo(401);
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(400);
  }

  /** The time in a token is in whole seconds: in the second of the end, the new ones end too. */
  private void connectsAgain(Assistant assistant) {
    var deadline = Instant.now().plus(Duration.ofSeconds(5));
    var status = 0;
    while (status != 200 && Instant.now().isBefore(deadline)) {
      status = program.get("/v1/tools", assistant.connect("mcp:read").header()).status();
    }
    assertThat(status).isEqualTo(200);
  }

  private List<JsonObject> grantsOf(JsonObject person) {
    var path = "/v1/admin/grants?account=" + person.getString("id");
    return program
        .get(path, administration.header())
        .json()
        .getJsonArray("grants")
        .getValuesAs(JsonObject.class);
  }

  private static Tokens administrationOf(String email) {
    var resource = Gate.onH2().baseUrl() + "/v1/admin";
    return Assistant.registeredAt(Gate.onH2()).of(email).connect("mcp:manage", resource);
  }

  private JsonObject newPerson(String role) {
    var asked = Json.createObjectBuilder(person(UUID.randomUUID() + "@example.com"));
    var answer = add(asked.add("role", role).build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static JsonObject person(String email) {
    return Json.createObjectBuilder()
        .add("name", "Alan")
        .add("email", email)
        .add("password", Gate.PASSWORD)
        .build();
  }

  private JsonObject find(String email) {
    return program
        .get("/v1/admin/accounts", administration.header())
        .json()
        .getJsonArray("accounts")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(account -> account.getString("email", "").equals(email))
        .findFirst()
        .orElseThrow();
  }

  private Answer add(JsonObject person) {
    return call("POST", "/v1/admin/accounts", person.toString());
  }

  private JsonObject change(String id, String role) {
    var body = Json.createObjectBuilder().add("role", role).build().toString();
    var answer = call("PATCH", "/v1/admin/accounts/" + id, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private Answer call(String method, String path, String json) {
    return program.call(method, path, json, administration.header());
  }

  private static void refused(Answer answer, int status, String field, String words) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().getString("field")).isEqualTo(field);
    assertThat(answer.json().getString("message")).contains(words);
  }
}
