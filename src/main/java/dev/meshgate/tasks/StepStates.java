package dev.meshgate.tasks;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.tasks.Workflow.OnError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is known of the steps of a workflow, and which of them can begin. Whoever runs it sees to it
 * that one thread at a time is here.
 */
final class StepStates {

  private final Workflow workflow;
  private final Map<Integer, StepOutcome> outcomes = new TreeMap<>();
  private final Map<String, AgentReply> results = new HashMap<>();
  private boolean stopped;

  StepStates(Workflow workflow) {
    this.workflow = workflow;
  }

  /** A step has ended. */
  void keep(int number, StepOutcome ended) {
    outcomes.put(number, ended);
    var reply = ended.reply();
    var onError = onError(number);
    if (reply != null) {
      results.put(ended.id(), reply);
    } else if (ended.status() == TaskStatus.FAILED && onError == OnError.CONTINUE) {
      results.put(ended.id(), AgentReply.text("(It failed: " + ended.error() + ")"));
    }
    stopped |= ended.status() == TaskStatus.FAILED && onError == OnError.STOP;
  }

  /** What later steps can refer to, by the ids of the steps. */
  Map<String, AgentReply> results() {
    return Map.copyOf(results);
  }

  int ended() {
    return outcomes.size();
  }

  /** Those that have ended and those that were passed over, in their order. */
  List<StepOutcome> outcomes() {
    return List.copyOf(outcomes.values());
  }

  /** The numbers of the steps that can begin, of which some may be at work already. */
  List<Integer> ready(Instant now) {
    if (stopped) {
      return List.of();
    }
    passOver(now);
    var ready = new ArrayList<Integer>();
    for (var i = 0; i < workflow.steps().size(); i++) {
      if (!outcomes.containsKey(i) && outcomes.keySet().containsAll(before(i))) {
        ready.add(i);
      }
    }
    return ready;
  }

  /** The steps that wait for something that did not come are not run. */
  private void passOver(Instant now) {
    for (var more = true; more; ) {
      more = false;
      for (var i = 0; i < workflow.steps().size(); i++) {
        var missing = outcomes.containsKey(i) ? Optional.<String>empty() : missing(i);
        if (missing.isPresent()) {
          var id = workflow.steps().get(i).id();
          var error = "It was not run, because step " + missing.orElseThrow() + " gave no result.";
          outcomes.put(
              i, new StepOutcome(id, TaskStatus.CANCELLED, null, null, null, error, now, now));
          more = true;
        }
      }
    }
  }

  private Optional<String> missing(int number) {
    return before(number).stream()
        .filter(outcomes::containsKey)
        .map(before -> workflow.steps().get(before).id())
        .filter(id -> !results.containsKey(id))
        .findFirst();
  }

  /** Those by whose failure the whole has failed. */
  List<StepOutcome> failed() {
    return outcomes.entrySet().stream()
        .filter(step -> step.getValue().status() == TaskStatus.FAILED)
        .filter(step -> onError(step.getKey()) != OnError.CONTINUE)
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Of one last step its answer; of several all, each under its id. */
  String result() {
    var answered =
        outcomes.entrySet().stream().filter(step -> step.getValue().reply() != null).toList();
    if (answered.isEmpty()) {
      return "";
    }
    if (workflow.type() == Workflow.Type.SEQUENTIAL) {
      return answered.get(answered.size() - 1).getValue().text();
    }
    var last = last();
    var told = answered.stream().filter(step -> last.contains(step.getKey())).toList();
    if (told.size() == 1 && last.size() == 1) {
      return told.get(0).getValue().text();
    }
    return (told.isEmpty() ? answered : told)
        .stream()
            .map(step -> "## " + step.getValue().id() + "\n\n" + step.getValue().text())
            .collect(Collectors.joining("\n\n"));
  }

  /** The numbers of the steps that must have ended before a step begins. */
  private Set<Integer> before(int number) {
    var step = workflow.steps().get(number);
    var named = step.references();
    named.addAll(step.dependsOn());
    var before =
        named.stream().map(this::number).collect(Collectors.toCollection(LinkedHashSet::new));
    if (workflow.type() == Workflow.Type.SEQUENTIAL && number > 0) {
      before.add(number - 1);
    }
    return before;
  }

  private int number(String id) {
    return IntStream.range(0, workflow.steps().size())
        .filter(i -> workflow.steps().get(i).id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private OnError onError(int number) {
    var own = workflow.steps().get(number).onError();
    if (own != null) {
      return own;
    }
    return workflow.type() == Workflow.Type.SEQUENTIAL ? OnError.STOP : OnError.SKIP;
  }

  /** Those that no other waits for: what they answer is the result. */
  private List<Integer> last() {
    var waitedFor = new LinkedHashSet<Integer>();
    for (var i = 0; i < workflow.steps().size(); i++) {
      waitedFor.addAll(before(i));
    }
    return IntStream.range(0, workflow.steps().size())
        .filter(i -> !waitedFor.contains(i))
        .boxed()
        .toList();
  }
}
