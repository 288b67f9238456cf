package dev.meshgate.oauth.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The question to the person, and when it is asked")
class ConsentIT {

  private static final String WEB = "https://assistant.example/callback";

  private final String base = Gate.onH2().baseUrl();

  private static Assistant onThisComputer() {
    return Assistant.registeredAt(Gate.onH2());
  }

  private static Assistant onTheWeb() {
    return Assistant.registeredAt(new Visitor(Gate.onH2()), "Web assistant", WEB);
  }

  private static void answered(Answer answer, String state, String error) {
    var redirected = answer.redirected();
    assertThat(redirected)
        .containsEntry("state", state)
        .containsEntry("iss", Gate.onH2().baseUrl());
    if (error.isEmpty()) {
      assertThat(redirected).containsKey("code").doesNotContainKey("error");
    } else {
      assertThat(redirected).containsEntry("error", error).doesNotContainKey("code");
      assertThat(redirected.get("error_description")).isNotBlank();
    }
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void attack11EveryAnswerCarriesStateAndIssuer() {
    var assistant = onThisComputer();
    var fine = assistant.parameters("mcp:read");
    var state = fine.getOrDefault("state", "");

    answered(assistant.allow(assistant.question(fine)), state, "");
    answered(assistant.decide(assistant.question(fine), "cancel"), state, "access_denied");
    var refusals =
        Map.of(
            "response_type", "token",
            "response_mode", "fragment",
            "scope", "nothing:known",
            "resource", base + "/v1/other",
            "code_challenge", "short",
            "code_challenge_method", "plain",
            "max_age", "soon",
            "request_uri", "urn:x",
            "prompt", "none login");
    var errors =
        Map.of(
            "response_type", "unsupported_response_type",
            "scope", "invalid_scope",
            "resource", "invalid_target");
    refusals.forEach(
        (name, value) -> {
          var asked = assistant.parameters("mcp:read");
          asked.put(name, value);
          answered(assistant.authorize(asked), state, errors.getOrDefault(name, "invalid_request"));
        });
  }

  @Test
  void attack06WithoutAProofThereIsNoCode() {
    var assistant = onThisComputer();
    for (var missing : List.of("code_challenge", "code_challenge_method")) {
      var asked = assistant.parameters("mcp:read");
      asked.remove(missing);
      answered(assistant.authorize(asked), asked.getOrDefault("state", ""), "invalid_request");
    }
    var code = assistant.code("mcp:read");
    var withoutVerifier =
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            assistant.clientId(),
            "code",
            code.code(),
            "redirect_uri",
            Assistant.REDIRECT);
    var refused = assistant.visitor().postForm("/oauth/token", withoutVerifier);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json()).doesNotContainKey("access_token");
  }

  @Test
  void attack05NothingIsSentToAPlaceThatIsNotRegistered() {
    var assistant = onTheWeb();
    for (var place :
        List.of(
            "https://evil.example/callback",
            WEB + "/",
            WEB + "/../x",
            WEB + "?x=1",
            WEB + "#x",
            "https://assistant.example:8443/callback",
            "https://assistant.example.evil.example/callback",
            "https://user@assistant.example/callback",
            "http://assistant.example/callback",
            "HTTPS://ASSISTANT.EXAMPLE/callback",
            "javascript:alert(1)",
            "//evil.example",
            "")) {
      var asked = assistant.parameters("mcp:read");
      asked.put("redirect_uri", place);
      onAPage(assistant.authorize(asked));
    }
    var unknown = assistant.parameters("mcp:read");
    unknown.put("client_id", "dcr_unknown");
    onAPage(assistant.authorize(unknown));
  }

  private static void onAPage(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).doesNotContainKey("location");
    assertThat(answer.body()).contains("This request cannot be answered", "connect it again");
  }

  @Test
  void onlyThePortOfAnAddressOnThisComputerIsFree() {
    var assistant = onThisComputer();
    var asked = assistant.parameters("mcp:read");
    asked.put("redirect_uri", Assistant.REDIRECT.replace(":33418", ":40000"));
    assertThat(assistant.authorize(asked).header("Location")).startsWith("/oauth/consent?i=");
    for (var other : List.of("http://127.0.0.1:33418/other", "http://localhost:33418/callback")) {
      asked.put("redirect_uri", other);
      onAPage(assistant.authorize(asked));
    }
  }

  @Test
  void attack32TheWayOnIsNotTakenFromTheHostHeader() {
    var assistant = onThisComputer();
    var location = assistant.authorize(assistant.parameters("mcp:read")).header("Location");
    assertThat(location).startsWith("/oauth/consent?i=");
    assertThat(assistant.visitor().get(location).header("Location")).startsWith("/oauth/sign-in");
    assertThat(assistant.visitor().get("/").header("Location")).isEqualTo("/console/");
  }

  @Test
  void attack07NoParameterMayBeThereTwice() {
    var assistant = onTheWeb();
    var query = assistant.authorize(assistant.parameters("mcp:read"));
    assertThat(query.status()).isEqualTo(303);
    for (var name : List.of("client_id", "redirect_uri", "scope", "state", "code_challenge")) {
      var answer =
          assistant
              .visitor()
              .get(
                  "/oauth/authorize?client_id="
                      + assistant.clientId()
                      + "&redirect_uri="
                      + WEB
                      + "&response_type=code&"
                      + name
                      + "=a&"
                      + name
                      + "=b");
      assertThat(answer.status()).as(name).isEqualTo(400);
      assertThat(answer.body()).contains(name + " is there more than once");
    }
  }

  @Test
  void attack01SomebodySignedInIsStillAskedForEachNewApplication() {
    var first = onTheWeb();
    assertThat(first.question(first.parameters("mcp:read")).body()).contains("Allow access?");
    var second = Assistant.registeredAt(first.visitor(), "Another", "https://evil.example/cb");

    var answer = second.question(second.parameters("mcp:read"));

    assertThat(answer.status()).as("no code without the person's yes").isEqualTo(200);
    assertThat(answer.body()).contains("“Another”", "evil.example");
  }

  @Test
  void whoHasAgreedIsNotAskedTwiceForTheSame() {
    var assistant = onTheWeb();
    assistant.allow(assistant.question(assistant.parameters("mcp:read mcp:execute")));

    var again = assistant.parameters("mcp:read");
    answered(assistant.question(again), again.getOrDefault("state", ""), "");
    var silent = assistant.parameters("mcp:read");
    silent.put("prompt", "none");
    answered(assistant.authorize(silent), silent.getOrDefault("state", ""), "");
  }

  @Test
  void whoIsAskedForMoreOrOtherwiseIsAskedAgain() {
    var assistant = onTheWeb();
    assistant.allow(assistant.question(assistant.parameters("mcp:read")));

    isAsked(assistant, assistant.parameters("mcp:read mcp:execute"));
    isAsked(
        assistant, assistant.parameters("mcp:manage", base + "/v1/admin", Assistant.newVerifier()));
    var consent = assistant.parameters("mcp:read");
    consent.put("prompt", "consent");
    isAsked(assistant, consent);
  }

  @Test
  void anApplicationOnThisComputerIsAlwaysAskedFor() {
    var assistant = onThisComputer();
    assistant.allow(assistant.question(assistant.parameters("mcp:read")));

    isAsked(assistant, assistant.parameters("mcp:read"));
    var silent = assistant.parameters("mcp:read");
    silent.put("prompt", "none");
    answered(assistant.authorize(silent), silent.getOrDefault("state", ""), "consent_required");
  }

  private static void isAsked(Assistant assistant, Map<String, String> parameters) {
    var answer = assistant.question(parameters);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("Allow access?");
  }

  @Test
  void promptAndAgeAskForTheSignInAgain() {
    var assistant = onTheWeb();
    var silent = assistant.parameters("mcp:read");
    silent.put("prompt", "none");
    answered(assistant.authorize(silent), silent.getOrDefault("state", ""), "login_required");
    assistant.question(assistant.parameters("mcp:read"));
    for (var more : List.of(Map.of("prompt", "login"), Map.of("max_age", "0"))) {
      var asked = assistant.parameters("mcp:read");
      asked.putAll(more);
      var next = assistant.visitor().get(assistant.authorize(asked).header("Location"));
      assertThat(next.header("Location")).as(more.toString()).startsWith("/oauth/sign-in?i=");
    }
  }

  @Test
  void anEmployeeCannotGiveWhatTheyMayNotDo() {
    var assistant = Assistant.ofANewPerson(new Visitor(Gate.onH2()), WEB);

    var both = assistant.question(assistant.parameters("mcp:read mcp:manage"));
    assertThat(both.body()).contains("mcp:read").doesNotContain("mcp:manage");
    var onlyMore = assistant.parameters("mcp:manage");
    answered(assistant.question(onlyMore), onlyMore.getOrDefault("state", ""), "access_denied");
  }

  @Test
  void aQuestionIsAnsweredOnce() {
    var assistant = onThisComputer();
    var page = assistant.question(assistant.parameters("mcp:read"));
    assertThat(assistant.allow(page).status()).isEqualTo(303);

    for (var decision : List.of("allow", "cancel")) {
      var again = assistant.decide(page, decision);
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.body()).contains("no longer open", "connect it again");
    }
  }

  @Test
  void attack10WhatWasAskedCannotBeChangedOnTheWay() {
    var assistant = onTheWeb();
    var asked = assistant.parameters("mcp:read");
    var page = assistant.question(asked);
    var answer =
        assistant
            .visitor()
            .postForm(
                "/oauth/consent?scope=mcp:manage&redirect_uri=https://evil.example/",
                Map.of(
                    "i",
                    page.field("i"),
                    "csrf",
                    page.field("csrf"),
                    "decision",
                    "allow",
                    "scope",
                    "mcp:read mcp:execute mcp:manage",
                    "redirect_uri",
                    "https://evil.example/",
                    "resource",
                    base + "/v1/admin"));

    assertThat(answer.header("Location")).startsWith(WEB + "?code=");
    answered(answer, asked.getOrDefault("state", ""), "");
  }
}
