package dev.meshgate.tools;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.workflows.NamedWorkflow;
import dev.meshgate.workflows.Parameter;
import dev.meshgate.workflows.Workflows;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code list_workflows}: the stored workflows that the caller may run. */
@Dependent
class ListWorkflows {

  private final Workflows workflows;

  @Inject
  ListWorkflows(Workflows workflows) {
    this.workflows = workflows;
  }

  /** What comes back. */
  public record Listed(List<Entry> workflows, int total) {}

  /** One workflow. */
  public record Entry(
      @ToolArg(description = "What execute_workflow knows it by") String id,
      String name,
      String description,
      String category,
      List<String> tags,
      int version,
      @ToolArg(
              description =
                  "What to give for it: name, type, required, default, allowed, description")
          List<JsonObject> parameters) {

    static Entry of(NamedWorkflow workflow) {
      var said = workflow.definition();
      return new Entry(
          workflow.id(),
          said.name(),
          said.description(),
          said.category(),
          said.tags(),
          workflow.version(),
          said.parameters().stream().map(Parameter::json).toList());
    }
  }

  @Tool(
      name = "list_workflows",
      title = "List workflows",
      description =
          "List the stored workflows, such as a code review, with what each is for and the"
              + " parameters it takes. Filter by category, or by tags (any one of them is enough)."
              + " Run one with execute_workflow.",
      scope = Scope.MCP_READ,
      readOnly = true,
      openWorld = false)
  Listed listWorkflows(
      @ToolArg(description = "Only those of this category, such as code", maxLength = 200)
          Optional<String> category,
      @ToolArg(description = "Only those with one of these tags", required = false, maxLength = 50)
          List<String> tags,
      Caller caller) {
    var found =
        workflows.visibleTo(caller.subject(), category.orElse(""), tags).stream()
            .map(Entry::of)
            .toList();
    return new Listed(found, found.size());
  }
}
