package dev.meshgate.tools;

import dev.meshgate.agents.Agents;
import dev.meshgate.documents.Document;
import dev.meshgate.documents.Documents;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.WireName;
import dev.meshgate.search.Kind;
import dev.meshgate.search.Said;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.Tasks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code fetch}: the whole text of one thing that {@code search} found. */
@Dependent
class Fetch {

  /** No model reads more at once, and some clients break at less. */
  private static final int LONGEST = 200_000;

  private final Documents documents;
  private final Agents agents;
  private final Tasks tasks;
  private final BaseUrl baseUrl;

  @Inject
  Fetch(Documents documents, Agents agents, Tasks tasks, BaseUrl baseUrl) {
    this.documents = documents;
    this.agents = agents;
    this.tasks = tasks;
    this.baseUrl = baseUrl;
  }

  /** What comes back. */
  public record Fetched(
      String id,
      String title,
      @ToolArg(description = "The whole text, in Markdown or plain") String text,
      @ToolArg(description = "Where a person sees it; cite this") String url,
      Map<String, String> metadata) {}

  @Tool(
      name = "fetch",
      title = "Fetch",
      description =
          "Fetch the whole text of one result of search by its id, such as doc:doc_abc or"
              + " agent:librarian: a document's text, what an agent does, or what one of the"
              + " caller's own tasks or workflows was asked and answered. Use it after search to"
              + " read and cite.",
      scope = Scope.MCP_READ,
      readOnly = true,
      openWorld = false)
  Fetched fetch(
      @ToolArg(description = "The id that search gave") String id,
      @ToolArg(description = "What it is, if the id does not say; agent by default")
          Optional<Kind> type,
      Caller caller) {
    var wanted = FoundId.of(id, type.orElse(Kind.AGENT));
    var found =
        switch (wanted.kind()) {
          case DOCUMENT -> documents.find(wanted.ref(), caller.subject()).map(this::fetched);
          case AGENT -> agent(wanted, caller.subject());
          case TASK, WORKFLOW -> tasks.find(caller.subject(), wanted.ref()).map(this::fetched);
          case SERVICE -> Optional.<Fetched>empty();
        };
    return found.orElseThrow(() -> nothing(wanted));
  }

  /** For what is not there and for what the caller may not see alike. */
  private static ToolFailure nothing(FoundId wanted) {
    return new ToolFailure(
        "There is no "
            + WireName.of(wanted.kind())
            + " with the id "
            + wanted.ref()
            + ", or you may not see it. Take an id that search gave, as it is.");
  }

  private Fetched fetched(Document document) {
    var text = documents.text(document);
    var metadata = new TreeMap<String, String>();
    metadata.put("type", WireName.of(Kind.DOCUMENT));
    metadata.put("media_type", document.mediaType());
    metadata.put("source", WireName.of(document.source()));
    metadata.put("visibility", WireName.of(document.visibility()));
    metadata.put("updated_at", document.updatedAt().toString());
    if (text.length() > LONGEST) {
      metadata.put("cut", "only the first " + LONGEST + " of " + text.length() + " characters");
    }
    return new Fetched(
        new FoundId(Kind.DOCUMENT, document.id()).toString(),
        document.title(),
        cut(text),
        baseUrl.at(document.path()),
        metadata);
  }

  private Optional<Fetched> agent(FoundId wanted, String subject) {
    return agents
        .find(subject, wanted.ref())
        .map(
            agent -> {
              var card = agent.card();
              var capabilities = String.join(", ", card.capabilities());
              return new Fetched(
                  wanted.toString(),
                  card.name(),
                  card.description() + "\n\nCapabilities: " + capabilities,
                  baseUrl.at("/console/agents/" + card.id()),
                  Map.of(
                      "type", WireName.of(Kind.AGENT),
                      "framework", card.framework(),
                      "capabilities", capabilities));
            });
  }

  private Fetched fetched(Task task) {
    var kind = task.isWorkflow() ? Kind.WORKFLOW : Kind.TASK;
    return new Fetched(
        new FoundId(kind, task.id()).toString(),
        Said.title(task),
        cut("# Asked\n\n" + Said.by(task) + "\n\n# Answered\n\n" + Said.answer(task)),
        baseUrl.at("/console/tasks/" + task.id()),
        Map.of(
            "type", WireName.of(kind),
            "status", task.status().word(),
            "agent", task.agent().orElse(""),
            "created_at", task.createdAt().toString()));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }
}
