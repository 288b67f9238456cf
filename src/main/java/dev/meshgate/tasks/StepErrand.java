package dev.meshgate.tasks;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.NoAgentException;
import dev.meshgate.agents.Route;
import dev.meshgate.platform.PlainText;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.Work.Severity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Has a step done, or where nobody can do it, what the step says shall be done instead. The reason
 * and the answer tell that it was something else.
 */
final class StepErrand {

  private static final int LONGEST_TOLD = 200;
  private static final Pattern REASON = Pattern.compile("Fallback (\\d), because ");

  private final Assignment assignment;
  private final Workflow.Step step;
  private final Wording wording;
  private final StepWork work;

  StepErrand(Assignment assignment, Workflow.Step step, Wording wording, StepWork work) {
    this.assignment = assignment;
    this.step = step;
    this.wording = wording;
    this.work = work;
  }

  /** What is put into the words of the step, and for whom it is done. */
  record Wording(
      Map<String, AgentReply> results,
      Map<String, String> parameters,
      List<Answer> answers,
      String subject) {

    private String filled(String text) {
      return References.filled(text, results, parameters);
    }

    private @Nullable String context(Workflow.Step step) {
      var context = step.context();
      return Answer.added(context == null ? null : filled(context), answers);
    }
  }

  /** Whether the reason for an agent tells that it did something else. */
  static boolean isFallback(@Nullable String reason) {
    return reason != null && REASON.matcher(reason).lookingAt();
  }

  /** Begins it; the first part on this thread. */
  CompletionStage<Errand.Done> begin() {
    return orInstead(own().begin(), 0);
  }

  /** Goes on with what another server had begun. */
  CompletionStage<Errand.Done> resume(TaskStep earlier) {
    var reason = earlier.reason().orElse("");
    var agent = earlier.agent().orElse("");
    var found = REASON.matcher(reason);
    if (!found.lookingAt()) {
      return orInstead(own().resume(agent, reason, earlier.handle()), 0);
    }
    var number = Integer.parseInt(found.group(1)) - 1;
    var told = reason.substring(0, found.end());
    var stage = errand(number, told).resume(agent, reason, earlier.handle());
    return orInstead(stage.thenApply(done -> told(done, number, told)), number + 1);
  }

  private Errand own() {
    var request =
        step.request(wording.filled(step.task()), wording.context(step), wording.subject());
    return new Errand(assignment, request, step.agent(), work, work::written);
  }

  private Errand errand(int number, String told) {
    var fallback = step.fallbacks().get(number);
    var request =
        new AgentRequest(
            wording.filled(fallback.task()),
            null,
            fallback.capabilities(),
            wording.context(step),
            wording.subject());
    return new Errand(
        assignment, request, fallback.agent(), work, route -> work.written(because(route, told)));
  }

  /** The same, or the fallback of that number where nobody could do it. */
  private CompletionStage<Errand.Done> orInstead(CompletionStage<Errand.Done> doing, int number) {
    if (number >= step.fallbacks().size()) {
      return doing;
    }
    return doing
        .handle(
            (done, failure) ->
                failure == null
                    ? CompletableFuture.completedStage(done)
                    : instead(number, Stages.cause(failure)))
        .thenCompose(Function.identity());
  }

  private CompletionStage<Errand.Done> instead(int number, Throwable failure) {
    if (work.isCancelled()
        || !(failure instanceof AgentException known)
        || known instanceof AgentAsksException
        || (number == 0 && !isNobody(known))) {
      return CompletableFuture.failedStage(failure);
    }
    work.note(Severity.INFO, "Nobody can do it, so its fallback is used. " + known.sentence());
    var told = "Fallback " + (number + 1) + ", because " + known.sentence() + " ";
    return orInstead(
        errand(number, told).begin().thenApply(done -> told(done, number, told)), number + 1);
  }

  /** What an agent that is made for the step says against it is the step's own failure. */
  private static boolean isNobody(AgentException failure) {
    return failure instanceof NoAgentException || failure.mayBeTriedElsewhere();
  }

  private static Route because(Route route, String told) {
    return isFallback(route.reason()) ? route : route.because(told + route.reason());
  }

  /** Whoever reads the answer alone must see that it answers something else. */
  private Errand.Done told(Errand.Done done, int number, String told) {
    var task = step.fallbacks().get(number).task().strip().lines().findFirst().orElse("");
    var reply = done.reply();
    var text =
        "> Fallback: nobody here could do this step itself. "
            + done.route().agent().card().name()
            + " did this instead: "
            + PlainText.of(task, LONGEST_TOLD)
            + "\n\n"
            + reply.text();
    return new Errand.Done(
        because(done.route(), told), new AgentReply(text, reply.data(), reply.citations()));
  }
}
