package dev.meshgate.conformance;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.task.Jobs;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.WorkCancelledException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tools whose work a client may come back for. */
@Dependent
class JobTools {

  private final Jobs jobs;

  @Inject
  JobTools(Jobs jobs) {
    this.jobs = jobs;
  }

  @Tool(name = "greet", description = "Greets at once.", scope = Scope.MCP_READ)
  String greet(String name) {
    return "Hello, " + name + "!";
  }

  @Tool(
      name = "slow_compute",
      description = "Takes as many seconds as it is told.",
      scope = Scope.MCP_READ)
  CompletionStage<String> slowCompute(
      double seconds, Optional<String> label, Caller caller, Work work, Asking client) {
    return jobs.run(
        "slow_compute",
        caller,
        work,
        client,
        (its, asking) -> {
          pause(seconds, its);
          return label.orElse("It") + " took " + seconds + " seconds.";
        });
  }

  private static void pause(double seconds, Work work) throws InterruptedException {
    var cancelled = new CountDownLatch(1);
    work.whenCancelled(cancelled::countDown);
    if (cancelled.await((long) (seconds * 1000), TimeUnit.MILLISECONDS)) {
      throw new WorkCancelledException();
    }
  }

  @Tool(
      name = "failing_job",
      description = "Fails after a while.",
      scope = Scope.MCP_READ,
      needs = ClientCapability.TASKS)
  CompletionStage<String> failingJob(Caller caller, Work work, Asking client) {
    return jobs.run(
        "failing_job",
        caller,
        work,
        client,
        (its, asking) -> {
          pause(1, its);
          throw new ToolFailure("The job failed, as it was meant to.");
        });
  }

  /** The suite's client has no folders to ask for, which the protocol has an error for. */
  @Tool(
      name = "protocol_error_job",
      description = "Ends with an error of the protocol.",
      scope = Scope.MCP_READ)
  CompletionStage<String> protocolErrorJob(Caller caller, Work work, Asking client) {
    return jobs.run(
        "protocol_error_job",
        caller,
        work,
        client,
        (its, asking) -> {
          pause(1, its);
          return String.join(", ", asking.roots("folders"));
        });
  }

  @Tool(
      name = "confirm_delete",
      description = "Asks, while it is at work, whether a file is to be deleted.",
      scope = Scope.MCP_READ)
  CompletionStage<String> confirmDelete(String filename, Caller caller, Work work, Asking client) {
    return jobs.run(
        "confirm_delete",
        caller,
        work,
        client,
        (its, asking) ->
            asking.form("confirm", "Delete " + filename + "?", Schemas.strings()).action());
  }

  @Tool(
      name = "multi_input",
      description = "Asks two things at once while it is at work.",
      scope = Scope.MCP_READ)
  CompletionStage<String> multiInput(Caller caller, Work work, Asking client) {
    return jobs.run(
        "multi_input",
        caller,
        work,
        client,
        (its, asking) -> {
          asking.together(
              Question.form("first", "The first?", Schemas.strings("name")),
              Question.form("second", "The second?", Schemas.strings("name")));
          return "Both were answered.";
        });
  }

  @Tool(
      name = "test_tool_with_task",
      description = "Asks for a name, and then takes a while.",
      scope = Scope.MCP_READ,
      needs = ClientCapability.TASKS)
  CompletionStage<String> askedBefore(Caller caller, Work work, Asking client) {
    var name = client.form("user_name", "What is your name?", Schemas.strings("name"));
    return jobs.run(
        "test_tool_with_task",
        caller,
        work,
        client,
        (its, asking) -> {
          pause(1, its);
          return "Hello, " + name.content().getString("name", "stranger") + "!";
        });
  }
}
