package dev.meshgate.console;

import dev.meshgate.agents.AgentCard;
import dev.meshgate.console.CalculationForm.Field;
import dev.meshgate.console.ConnectedPage.Connection;
import dev.meshgate.console.TokensPage.Choice;
import dev.meshgate.console.TokensPage.Line;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Markdown;
import dev.meshgate.platform.Templates.Described;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Example;
import dev.meshgate.services.contract.DefinitionReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every page of ours, filled with the words of somebody who means harm. */
final class PageFixtures {

  static final String HARM =
      "\"><script>alert(1)</script><img src=x onerror=alert(2)>' onmouseover='alert(3)"
          + " javascript:alert(4) \u202Egnp.exe\u0000\u2028\uD800";

  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

  private static final TaskLine TASK =
      new TaskLine(HARM, true, HARM, HARM, HARM, true, 40, HARM, HARM, THEN);

  private PageFixtures() {}

  /** Templates and what to fill them with. */
  static Map<String, Map<String, ?>> pages() {
    return Map.ofEntries(
        Map.entry("error.jte", error()),
        Map.entry("setup.jte", setup()),
        Map.entry("oauth/sign-in.jte", signIn()),
        Map.entry("oauth/sign-up.jte", signUp()),
        Map.entry("oauth/consent.jte", consent()),
        Map.entry("oauth/service-tokens.jte", serviceTokens()),
        Map.entry(
            "console/connect.jte",
            console(Map.of("base", "https://mesh.example.com", "onThisComputer", true))),
        Map.entry("console/agents.jte", console(Map.of("agents", List.of(card())))),
        Map.entry("console/agent.jte", console(Map.of("agent", card(), "recent", List.of(TASK)))),
        Map.entry("console/services.jte", console(Map.of("services", List.of(service())))),
        Map.entry("console/service.jte", console(serviceTried())),
        Map.entry("console/tasks.jte", console(Map.of("tasks", List.of(TASK)))),
        Map.entry("console/task.jte", console(task())),
        Map.entry("console/documents.jte", console(Map.of("documents", List.of(document())))),
        Map.entry(
            "console/document.jte",
            console(
                Map.of("document", document(), "content", Markdown.of(HARM, 1), "plain", HARM))),
        Map.entry(
            "console/connected.jte",
            console(Map.of("connections", List.of(connection()), "ended", true))),
        Map.entry("console/tokens.jte", console(tokens())));
  }

  private static Map<String, ?> error() {
    return Map.of(
        "heading",
        HARM,
        "happened",
        HARM,
        "next",
        HARM,
        "href",
        "/console/",
        "label",
        HARM,
        "code",
        HARM,
        "requestId",
        HARM);
  }

  private static Map<String, ?> setup() {
    return Map.of(
        "token", HARM, "csrf", HARM, "name", HARM, "email", HARM, "errors", Map.of("name", HARM));
  }

  private static Map<String, ?> signIn() {
    return Map.of(
        "csrf",
        HARM,
        "i",
        HARM,
        "to",
        HARM,
        "email",
        HARM,
        "error",
        HARM,
        "client",
        HARM,
        "clientHost",
        HARM,
        "signUp",
        true,
        "ssoHref",
        "/oauth/sso?i=1",
        "ssoLabel",
        HARM);
  }

  private static Map<String, ?> signUp() {
    return Map.of(
        "csrf",
        HARM,
        "i",
        HARM,
        "name",
        HARM,
        "email",
        HARM,
        "errors",
        Map.of("email", HARM),
        "client",
        HARM,
        "clientHost",
        HARM);
  }

  private static Map<String, ?> consent() {
    return Map.of(
        "i",
        HARM,
        "csrf",
        HARM,
        "client",
        HARM,
        "website",
        HARM,
        "redirectHost",
        HARM,
        "local",
        true,
        "scopes",
        List.of(new Described(HARM, HARM)),
        "resource",
        HARM,
        "opens",
        HARM,
        "signedIn",
        HARM);
  }

  private static Map<String, ?> serviceTokens() {
    return Map.of(
        "i", HARM,
        "csrf", HARM,
        "client", HARM,
        "website", HARM,
        "redirectHost", HARM,
        "local", true,
        "resource", HARM,
        "errors", Map.of("tokens", HARM));
  }

  private static Map<String, ?> task() {
    return Map.of(
        "task", TASK,
        "asked", List.of(new AskedStep(HARM, HARM, HARM)),
        "steps", List.of(new DoneStep(HARM, HARM, HARM, HARM, HARM, Markdown.of(HARM, 3))),
        "agent", HARM,
        "reason", HARM,
        "error", HARM,
        "finishedAt", THEN,
        "result", Markdown.of(HARM, 2));
  }

  private static Map<String, ?> serviceTried() {
    var line = new ServicesPage.Line(HARM, HARM);
    return Map.of(
        "service",
        service(),
        "fields",
        List.of(
            new Field("in-a", HARM, HARM, true, List.of(), HARM),
            new Field(
                "in-b", HARM, HARM, false, List.of(new CalculationForm.Choice(HARM, HARM)), HARM)),
        "results",
        List.of(line),
        "used",
        List.of(line),
        "errors",
        Map.of("in-a", HARM),
        "base",
        "https://mesh.example.com",
        "example",
        HARM);
  }

  /** One whose publisher wrote what does harm. */
  private static Edition service() {
    var json =
        Json.builders()
            .createObjectBuilder(Example.MORTGAGE.json())
            .add("name", "\"><script>alert(1)</script>")
            .add("description", "<img src=x onerror=alert(2)>' onmouseover='alert(3)")
            .add("tags", Json.array().add("<i>\u202Egnp"))
            .build();
    var known = Example.MORTGAGE.edition();
    return new Edition(
        known.id(),
        known.owner(),
        known.visibility(),
        known.exportable(),
        known.version(),
        DefinitionReader.read(json, known.image()),
        known.workbook(),
        known.image(),
        known.verdict(),
        false,
        known.since());
  }

  private static Map<String, ?> tokens() {
    return Map.of(
        "services",
        List.of(new Choice(HARM, HARM)),
        "opens",
        HARM,
        "tokens",
        List.of(new Line(HARM, HARM, HARM, HARM, true, THEN, THEN, null)),
        "choices",
        List.of(7L, 90L),
        "made",
        HARM,
        "secret",
        HARM,
        "name",
        HARM,
        "errors",
        Map.of("name", HARM));
  }

  private static DocumentsPage.Line document() {
    return new DocumentsPage.Line(HARM, HARM, HARM, true, 1, THEN);
  }

  private static AgentCard card() {
    return new AgentCard(HARM, HARM, HARM, HARM, List.of(HARM));
  }

  private static Connection connection() {
    return new Connection(HARM, HARM, false, List.of(new Described(HARM, HARM)), HARM, THEN);
  }

  private static Map<String, ?> console(Map<String, ?> own) {
    var all = new HashMap<String, Object>(own);
    all.put("signedIn", HARM);
    all.put("csrf", HARM);
    return all;
  }
}
