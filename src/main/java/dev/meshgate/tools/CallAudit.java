package dev.meshgate.tools;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.mcp.tool.ToolCall;
import dev.meshgate.mcp.tool.ToolWatch;
import dev.meshgate.platform.JsonText;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/** Every call of a tool, and every one that was refused. What was asked is kept as its hash. */
@ApplicationScoped
class CallAudit implements ToolWatch {

  @Inject Audit audit;

  @Override
  public void after(ToolCall call, Outcome outcome) {
    var caller = call.caller();
    var tookMillis = (System.nanoTime() - call.begun()) / 1_000_000;
    audit.noteSoon(
        Deed.of(Kind.CALL, "tool.called")
            .ended(outcome.name().toLowerCase(Locale.ROOT))
            .by(caller.subject())
            .with(caller.client())
            .under(caller.grant())
            .on(call.tool().name()),
        "\"face\":\""
            + call.face()
            + "\",\"token\":"
            + JsonText.quoted(caller.token().id())
            + ",\"arguments\":\""
            + Secret.sha256(call.arguments().toString())
            + "\",\"milliseconds\":"
            + tookMillis);
  }
}
