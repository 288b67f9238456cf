package dev.meshgate.mcp.http;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.oauth.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A tool that promises and waits, and one that lets all go on that wait. */
@ApplicationScoped
public class IdleTools {

  private final Queue<CompletableFuture<String>> waiting = new ConcurrentLinkedQueue<>();

  @Tool(name = "idle", description = "Wait until somebody wakes.", scope = Scope.MCP_READ)
  CompletionStage<String> idle() {
    var promise = new CompletableFuture<String>();
    waiting.add(promise);
    return promise;
  }

  @Tool(name = "wake", description = "Wake all that wait.", scope = Scope.MCP_READ)
  String wake() {
    var woken = 0;
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      next.complete("Woken.");
      woken++;
    }
    return String.valueOf(woken);
  }
}
