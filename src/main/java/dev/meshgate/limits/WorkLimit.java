package dev.meshgate.limits;

import dev.meshgate.limits.Limits.Limit;
import dev.meshgate.mcp.tool.ToolCall;
import dev.meshgate.mcp.tool.ToolDescription;
import dev.meshgate.mcp.tool.ToolWatch;
import dev.meshgate.oauth.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Refuses work and calculations over a person's limit, through whichever face they come. */
@ApplicationScoped
class WorkLimit implements ToolWatch {

  @Inject Limits limits;

  @Override
  public void before(ToolCall call) {
    var tool = call.tool().description();
    if (!tool.scopes().contains(Scope.MCP_EXECUTE)) {
      return;
    }
    limits
        .take(limitOf(tool), call.caller(), tool.itemsIn(call.arguments()))
        .filter(Limits.Standing::isRefused)
        .ifPresent(
            standing -> {
              throw new Refusal(standing.sentence(), standing.waitSeconds());
            });
  }

  /** What stays within this installation costs what a calculation costs; agents do as they like. */
  private static Limit limitOf(ToolDescription tool) {
    return tool.hints().readOnly() || !tool.hints().openWorld() ? Limit.CALCULATIONS : Limit.WORK;
  }
}
