package dev.meshgate.mcp.task;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tools whose work is kept: one that asks, one that does not end by itself, one that breaks. */
@ApplicationScoped
public class CuriousTools {

  private static final JsonObject TEXT =
      Json.object()
          .add("type", "object")
          .add("properties", Json.object().add("text", Json.object().add("type", "string")))
          .add("required", Json.array().add("text"))
          .build();

  private final CountDownLatch heard = new CountDownLatch(1);

  @Inject Jobs jobs;

  @Tool(name = "curious", description = "Asks two things.", scope = Scope.MCP_READ)
  CompletionStage<String> curious(Caller caller, Work work, Asking client) {
    return jobs.run(
        "curious",
        caller,
        work,
        client,
        (its, asking) -> {
          var first = Question.form("first", "What is the first?", TEXT);
          asking.together(first, Question.form("second", "What is the second?", TEXT));
          return asking.form("first", "What is the first?", TEXT).content().getString("text")
              + " and "
              + asking.form("second", "What is the second?", TEXT).content().getString("text");
        });
  }

  @Tool(name = "tireless", description = "Does not end.", scope = Scope.MCP_READ)
  CompletionStage<String> tireless(Caller caller, Work work, Asking client) {
    return jobs.run(
        "tireless",
        caller,
        work,
        client,
        (its, asking) -> {
          while (!its.isCancelled()) {
            Thread.sleep(20);
          }
          heard.countDown();
          return "It was ended.";
        });
  }

  @Tool(name = "tireless_ended", description = "Waits for that.", scope = Scope.MCP_READ)
  String tirelessEnded(Work work) throws InterruptedException {
    return "heard of it: " + heard.await(5, TimeUnit.SECONDS);
  }

  @Tool(name = "buggy", description = "Breaks after a while.", scope = Scope.MCP_READ)
  CompletionStage<String> buggy(Caller caller, Work work, Asking client) {
    return jobs.run(
        "buggy",
        caller,
        work,
        client,
        (its, asking) -> {
          Thread.sleep(600);
          throw new IllegalStateException("secret");
        });
  }
}
