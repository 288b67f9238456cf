package dev.meshgate.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Product;
import dev.meshgate.TaskClient;
import dev.meshgate.Visitor;
import java.net.URL;
import java.util.Objects;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The product, and tools whose work is kept for them. */
@ExtendWith(ArquillianExtension.class)
@DisplayName("The work of a tool that a client comes back for")
class JobsIT {

  @ArquillianResource @Nullable URL url;
  private TaskClient client = TaskClient.of(new Visitor(""), "");
  private TaskClient stranger = client;

  @Deployment(testable = false)
  static WebArchive product() {
    return Product.copy("jobs")
        .addClasses(CuriousTools.class)
        .addAsWebInfResource(
            new StringAsset(
                "<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.0\">"
                    + "<context-root uri=\"/\"/></web-ext>"),
            "ibm-web-ext.xml");
  }

  @BeforeEach
  void connect() {
    client = ofANewPerson();
    stranger = ofANewPerson();
  }

  private TaskClient ofANewPerson() {
    var visitor = new Visitor("http://localhost:" + Objects.requireNonNull(url).getPort());
    return TaskClient.of(
        visitor, Assistant.ofANewPerson(visitor).connect("mcp:read mcp:execute").access());
  }

  private static String answer(String key, String text) {
    return "{\"%s\":{\"action\":\"accept\",\"content\":{\"text\":\"%s\"}}}".formatted(key, text);
  }

  @Test
  void asksTwoThingsAndEachIsAnsweredByItself() {
    var id = client.begun("curious", "{}");
    var asked = client.until(id, "input_required");
    assertThat(asked.getJsonObject("inputRequests")).containsOnlyKeys("first", "second");

    client.update(id, answer("first", "one"));
    var half = client.get(id);
    assertThat(half.getJsonObject("inputRequests")).containsOnlyKeys("second");
    client.update(id, answer("first", "another"));
    client.update(id, answer("second", "two"));

    assertThat(client.until(id, "completed").toString()).contains("one and two");
  }

  @Test
  void whatWasNeverAskedOrDoesNotFitOrIsTooMuchChangesNothing() {
    var id = client.begun("curious", "{}");
    client.until(id, "input_required");

    var passedOver = client.update(id, answer("third", "x"));
    assertThat(passedOver).containsOnlyKeys("resultType", "_meta");
    assertThat(client.update(id, "{\"first\":{\"action\":\"agree\"}}")).isEqualTo(passedOver);
    assertThat(client.update(id, "{\"first\":7,\"second\":null}")).isEqualTo(passedOver);
    assertThat(client.update(id, "{}")).isEqualTo(passedOver);
    assertThat(client.update(id, "[]").getInt("code")).isEqualTo(-32602);
    assertThat(client.update(id, answer("first", "x".repeat(300_000))).getString("message"))
        .contains("200000 characters together");

    assertThat(client.get(id).getJsonObject("inputRequests")).containsOnlyKeys("first", "second");
    client.cancel(id);
    assertThat(client.update(id, answer("first", "too late"))).isEqualTo(passedOver);
    assertThat(client.get(id).getString("status")).isEqualTo("cancelled");
  }

  @Test
  void nobodyElseSeesItNorChangesIt() {
    var id = client.begun("curious", "{}");
    client.until(id, "input_required");

    var seen = stranger.get(id);

    assertThat(seen.getInt("code")).isEqualTo(-32602);
    assertThat(stranger.cancel(id)).isEqualTo(seen);
    assertThat(stranger.update(id, answer("first", "mine"))).isEqualTo(seen);
    assertThat(client.get(id).getString("status")).isEqualTo("input_required");
  }

  @Test
  void isCalledOffWhileItIsAtWork() {
    var id = client.begun("tireless", "{}");

    client.cancel(id);

    assertThat(client.get(id).getString("status")).isEqualTo("cancelled");
    assertThat(client.begun("tireless", "{}")).isNotEqualTo(id);
    var ended = client.mcp().tool("tireless_ended", "{}").last().getJsonObject("result");
    assertThat(ended.toString()).contains("heard of it: true");
  }

  @Test
  void hasABoundForEachPerson() {
    for (var i = 0; i < 50; i++) {
      client.begun("curious", "{}");
    }

    assertThat(client.call("curious", "{}").toString())
        .contains("\"isError\":true", "50 tasks of tools under way");
    stranger.cancel(stranger.begun("curious", "{}"));
  }

  @Test
  void aBugIsAResultWithAReference() {
    var id = client.begun("buggy", "{}");

    assertThat(client.until(id, "completed").toString())
        .contains("\"isError\":true", "Something went wrong inside the tool", "err_")
        .doesNotContain("secret");
  }

  @Test
  void whoDoesNotComeBackIsAskedInRounds() {
    var rounds =
        client
            .mcp()
            .request(
                "tools/call",
                "{\"name\":\"curious\",\"arguments\":{},\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{}}}}",
                "Accept",
                "application/json")
            .json()
            .getJsonObject("result");

    assertThat(rounds.getString("resultType")).isEqualTo("input_required");
    assertThat(rounds).containsKey("requestState").doesNotContainKey("taskId");
  }
}
