package dev.meshgate.tools;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.search.Found;
import dev.meshgate.search.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code search}: finds what the caller may see, whatever it is. */
@Dependent
class Search {

  private static final int MOST = 20;

  private final dev.meshgate.search.Search index;
  private final BaseUrl baseUrl;

  @Inject
  Search(dev.meshgate.search.Search index, BaseUrl baseUrl) {
    this.index = index;
    this.baseUrl = baseUrl;
  }

  /** Among what. */
  public enum Among {
    ALL(EnumSet.allOf(Kind.class)),
    AGENTS(EnumSet.of(Kind.AGENT)),
    DOCS(EnumSet.of(Kind.DOCUMENT)),
    WORKFLOWS(EnumSet.of(Kind.WORKFLOW, Kind.TASK)),
    SERVICES(EnumSet.of(Kind.SERVICE));

    @SuppressWarnings("ImmutableEnumChecker") // never changed and never handed out
    private final Set<Kind> kinds;

    Among(Set<Kind> kinds) {
      this.kinds = kinds;
    }
  }

  /** What comes back. */
  public record Results(List<Result> results) {}

  /** One thing that was found. */
  public record Result(
      @ToolArg(description = "What fetch takes, such as doc:doc_abc") String id,
      String title,
      @ToolArg(description = "Where a person sees it; cite this") String url,
      Kind type,
      @ToolArg(description = "The part that fits best") String snippet) {}

  @Tool(
      name = "search",
      title = "Search",
      description =
          "Search the company's documents (policies, handbooks, notes, this product's guide),"
              + " agents, and the caller's own tasks and workflows. Give a few words or a question"
              + " in English or German. Each result has an id for fetch, a title, a url to cite and"
              + " the passage that fits.",
      scope = Scope.MCP_READ,
      readOnly = true,
      openWorld = false)
  Results search(
      @ToolArg(description = "What to look for, in plain words; there are no operators")
          String query,
      @ToolArg(description = "Only among these; workflows are the caller's tasks and workflows")
          Optional<Among> type,
      Caller caller) {
    if (query.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new ToolFailure("query holds no word: say in a few words what to look for.");
    }
    var found = index.find(query, type.orElse(Among.ALL).kinds, caller.subject(), MOST);
    return new Results(found.stream().map(this::result).toList());
  }

  private Result result(Found found) {
    return new Result(
        new FoundId(found.kind(), found.ref()).toString(),
        found.title(),
        baseUrl.at(found.path()),
        found.kind(),
        found.snippet());
  }
}
