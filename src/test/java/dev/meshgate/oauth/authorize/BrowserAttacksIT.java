package dev.meshgate.oauth.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What other pages, browsers and applications try on a person")
class BrowserAttacksIT {

  private final Assistant assistant = Assistant.registeredAt(Gate.onH2());
  private final Visitor visitor = assistant.visitor();
  private final Visitor other = new Visitor(Gate.onH2());

  @Test
  void attack02AQuestionBelongsToTheBrowserThatBroughtIt() {
    var attacker = Assistant.registeredAt(other);
    var captured = attacker.authorize(attacker.parameters("mcp:read")).header("Location");
    assistant.question(assistant.parameters("mcp:read"));

    var victim = visitor.get(captured);

    assertThat(victim.status()).isEqualTo(400);
    assertThat(victim.body())
        .contains("asked in another browser")
        .doesNotContain("value=\"allow\"");
    var page = assistant.question(assistant.parameters("mcp:read"));
    for (var form :
        List.of(form(page), withToken(page, other.get("/oauth/sign-in").field("csrf")))) {
      assertThat(other.postForm("/oauth/consent", form).status()).isIn(400, 403);
    }
  }

  private static Map<String, String> form(Answer page) {
    var form = new LinkedHashMap<String, String>();
    form.put("i", page.field("i"));
    form.put("csrf", page.field("csrf"));
    form.put("decision", "allow");
    return form;
  }

  private static Map<String, String> withToken(Answer page, String token) {
    var form = form(page);
    form.put("csrf", token);
    return form;
  }

  @Test
  void attack19AnotherSiteCannotSayYes() {
    var page = assistant.question(assistant.parameters("mcp:read"));

    for (var token : List.of("", "x", other.get("/oauth/sign-in").field("csrf"))) {
      var answer = visitor.postForm("/oauth/consent", withToken(page, token));
      assertThat(answer.status()).as(token).isEqualTo(403);
    }
    var foreign = visitor.postForm("/oauth/consent", form(page), "Origin", "https://evil.example");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(visitor.get("/oauth/consent?i=" + page.field("i") + "&decision=allow").status())
        .as("a link is no answer")
        .isEqualTo(200);
    assertThat(assistant.allow(page).status()).as("nothing was lost").isEqualTo(303);
  }

  @Test
  void attack19AnotherSiteCannotSignAPersonInOrOut() {
    var fields = Map.of("email", Gate.EMAIL, "password", Gate.PASSWORD, "csrf", "x");
    visitor.get("/oauth/sign-in");
    assertThat(visitor.postForm("/oauth/sign-in", fields).status()).isEqualTo(403);
    var foreign = new LinkedHashMap<>(fields);
    foreign.put("csrf", other.get("/oauth/sign-in").field("csrf"));
    assertThat(visitor.postForm("/oauth/sign-in", foreign).status()).isEqualTo(403);
    assertThat(visitor.postForm("/oauth/sign-out", Map.of("csrf", "x")).status()).isEqualTo(403);
    assertThat(visitor.get("/oauth/sign-out").status()).isIn(404, 405);
  }

  @Test
  void attack19ASessionIsNewWithEverySignIn() {
    var before = visitor.get("/oauth/sign-in");
    assertThat(assistant.signIn(before, Gate.EMAIL, Gate.PASSWORD).status()).isEqualTo(303);

    assertThat(assistant.signIn(before, Gate.EMAIL, Gate.PASSWORD).status())
        .as("a form from before is of another session")
        .isEqualTo(403);
  }

  @Test
  void attack03NoPageCanBeFramed() {
    var pages =
        List.of(
            visitor.get("/oauth/sign-in"),
            visitor.get("/oauth/sign-up"),
            visitor.get("/oauth/authorize"),
            assistant.question(assistant.parameters("mcp:read")),
            visitor.get("/no/such/page"));
    for (var page : pages) {
      assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(page.header("Content-Security-Policy"))
          .contains("frame-ancestors 'none'", "default-src 'none'", "base-uri 'none'")
          .doesNotContain("unsafe-inline", "unsafe-eval");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void cookiesAreForThisSiteAndForNoScript() {
    assertThat(other.get("/oauth/sign-in").header("Set-Cookie"))
        .startsWith("mesh_browser=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
    var session = assistant.signIn(visitor.get("/oauth/sign-in"), Gate.EMAIL, Gate.PASSWORD);
    assertThat(session.header("Set-Cookie"))
        .startsWith("mesh_session=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
  }

  @Test
  void attack04AnApplicationCannotDressUpAsAnother() {
    var name = "<b>Claude</b><script>alert(1)</script>\u202e\u200b by Anthropic";
    var disguised = Assistant.registeredAt(visitor, name, "https://evil.example/cb");

    var page = disguised.question(disguised.parameters("mcp:read"));

    assertThat(page.body())
        .contains(
            "&lt;b&gt;Claude&lt;/b&gt;", "evil.example", "Registered itself", "nobody has checked")
        .doesNotContain("<b>Claude", "<script>alert", "\u202e", "\u200b", "<img");
    assertThat(page.header("Content-Security-Policy"))
        .contains("form-action 'self' https://evil.example");
  }

  @Test
  void attack04AnApplicationOnThisComputerIsWarnedOf() {
    assertThat(assistant.question(assistant.parameters("mcp:read")).body())
        .contains("An application on this computer", "127.0.0.1:33418");
  }

  @Test
  void attack48NoSecretReachesALog() {
    var code = assistant.code("mcp:read");
    var tokens = Assistant.tokensOf(assistant.redeem(code));
    visitor.get("/v1/tools", tokens.header());
    visitor.get("/v1/tools", "Authorization", "Bearer " + tokens.access() + "x");
    assistant.redeem(code);
    assistant.refresh(tokens.refresh());

    assertThat(Gate.onH2().logs())
        .doesNotContain(tokens.access(), tokens.refresh(), code.code(), code.verifier())
        .doesNotContain(Gate.PASSWORD);
  }
}
