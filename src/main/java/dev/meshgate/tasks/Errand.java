package dev.meshgate.tasks;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Route;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.Work.Severity;
import dev.meshgate.platform.work.WorkCancelledException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has one thing done: chooses who does it, gives it to them, and when they cannot be reached gives
 * it to the next best, three agents in all.
 */
final class Errand {

  private static final int MOST = 3;

  private final Assignment assignment;
  private final AgentRequest request;
  private final @Nullable String named;
  private final Work work;
  private final Journal journal;
  private final Set<String> tried = new HashSet<>();

  /** Where it is written down who does it. */
  @FunctionalInterface
  interface Journal {
    /** False when it is not wanted any more. */
    boolean chosen(Route route);
  }

  /** What came of it. */
  record Done(Route route, AgentReply reply) {}

  /**
   * Prepares it.
   *
   * @param named the id of the agent to do it, or null to let routing choose
   */
  Errand(
      Assignment assignment,
      AgentRequest request,
      @Nullable String named,
      Work work,
      Journal journal) {
    this.assignment = assignment;
    this.request = request;
    this.named = named;
    this.work = work;
    this.journal = journal;
  }

  /** Begins it; the first part on this thread. */
  CompletionStage<Done> begin() {
    return tried(() -> give(assignment.of(request, named)));
  }

  /** Goes on with what another server had begun; with another agent, if that one is gone. */
  CompletionStage<Done> resume(String agent, String reason, String handle) {
    return tried(
        () ->
            assignment
                .again(request, agent, reason)
                .map(route -> awaited(route, () -> route.agent().resume(handle, request, work)))
                .orElseGet(() -> give(assignment.of(request, named))));
  }

  private CompletionStage<Done> give(Route route) {
    if (!journal.chosen(route)) {
      throw new WorkCancelledException();
    }
    work.stopIfCancelled();
    work.note(Severity.INFO, route.agent().card().name() + " does it. " + route.reason());
    return awaited(route, () -> route.agent().begin(request, work));
  }

  private CompletionStage<Done> awaited(Route route, Supplier<CompletionStage<AgentReply>> doing) {
    return tried(doing)
        .handle(
            (reply, failure) ->
                failure == null
                    ? CompletableFuture.completedStage(new Done(route, reply))
                    : next(route, Stages.cause(failure)))
        .thenCompose(Function.identity());
  }

  /** The next best, if another could do better; otherwise the failure as it is. */
  private CompletionStage<Done> next(Route failed, Throwable failure) {
    tried.add(failed.agent().card().id());
    if (named != null
        || tried.size() >= MOST
        || work.isCancelled()
        || !(failure instanceof AgentException known)
        || !known.mayBeTriedElsewhere()) {
      return CompletableFuture.failedStage(failure);
    }
    return assignment
        .otherThan(tried, request, failed, known)
        .map(next -> tried(() -> give(next)))
        .orElseGet(() -> CompletableFuture.failedStage(failure));
  }

  /** What is thrown at once is as if it came later. */
  private static <T> CompletionStage<T> tried(Supplier<CompletionStage<T>> attempt) {
    try {
      return attempt.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }
}
