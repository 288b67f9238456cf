package dev.meshgate.tasks;

import dev.meshgate.tasks.Workflow.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a workflow, all of it at once. */
final class WorkflowCheck {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private final Workflow.Type type;
  private final List<Step> steps;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Set<String>> waits = new LinkedHashMap<>();

  private WorkflowCheck(Workflow.Type type, List<Step> steps) {
    this.type = type;
    this.steps = steps;
  }

  /**
   * A sentence for each; empty when it can be run.
   *
   * @param parameters the names of those that it has; null where words that look like one are words
   */
  static List<String> of(Workflow.Type type, List<Step> steps, @Nullable Set<String> parameters) {
    if (steps.isEmpty()) {
      return List.of("payload.steps is empty: a workflow has at least one step.");
    }
    var check = new WorkflowCheck(type, steps);
    check.names();
    check.steps();
    if (parameters != null) {
      check.parameters(new TreeSet<>(parameters));
    }
    check.circles();
    return check.problems;
  }

  private void names() {
    var seen = new HashSet<String>();
    for (var step : steps) {
      if (!ID.matcher(step.id()).matches()) {
        problems.add("The step id '" + step.id() + "' must be 1 to 64 letters, digits, _ or -.");
      } else if (!seen.add(step.id())) {
        problems.add("Two steps have the id '" + step.id() + "'; ids must be unique.");
      }
    }
  }

  private void steps() {
    var all = steps.stream().map(Step::id).collect(Collectors.toCollection(LinkedHashSet::new));
    var earlier = new LinkedHashSet<String>();
    for (var step : steps) {
      if (step.task().isBlank() || step.fallbacks().stream().anyMatch(f -> f.task().isBlank())) {
        problems.add("Step " + step.id() + " has no task.");
      }
      try {
        waits.put(step.id(), waits(step, type == Workflow.Type.GRAPH ? all : earlier));
      } catch (TaskRefusedException e) {
        problems.add("Step " + step.id() + ": " + e.sentence());
      }
      earlier.add(step.id());
    }
  }

  private void parameters(Set<String> known) {
    for (var step : steps) {
      try {
        for (var name : step.parameters()) {
          if (!known.contains(name)) {
            problems.add(
                "Step "
                    + step.id()
                    + " refers to ${parameters."
                    + name
                    + "}, but no parameter has that name. Parameters: "
                    + (known.isEmpty() ? "none" : String.join(", ", known))
                    + ".");
          }
        }
      } catch (TaskRefusedException e) {
        problems.add("Step " + step.id() + ": " + e.sentence());
      }
    }
  }

  private Set<String> waits(Step step, Set<String> known) {
    var named = step.references();
    for (var name : named) {
      check(step, name, "refers to ${steps." + name + ".result}", known);
    }
    for (var name : step.dependsOn()) {
      check(step, name, "depends on " + name, known);
    }
    named.addAll(step.dependsOn());
    return named;
  }

  private void check(Step step, String name, String does, Set<String> known) {
    if (type == Workflow.Type.PARALLEL) {
      problems.add(
          "Step "
              + step.id()
              + " "
              + does
              + ", but the steps of a parallel workflow do not wait for each other. Use"
              + " workflow_type sequential, or graph.");
    } else if (!known.contains(name)) {
      problems.add(
          "Step "
              + step.id()
              + " "
              + does
              + ", but no "
              + (type == Workflow.Type.GRAPH ? "" : "earlier ")
              + "step has the id '"
              + name
              + "'. "
              + (type == Workflow.Type.GRAPH ? "Steps: " : "Earlier steps: ")
              + (known.isEmpty() ? "none" : String.join(", ", known))
              + ".");
    }
  }

  /** Takes away what waits for nothing, until nothing is left but what waits for itself. */
  private void circles() {
    var left = new LinkedHashMap<>(waits);
    left.values().forEach(names -> names.retainAll(waits.keySet()));
    while (left.values().removeIf(Set::isEmpty)) {
      left.values().forEach(names -> names.retainAll(left.keySet()));
    }
    if (!left.isEmpty()) {
      problems.add(
          "These steps wait for each other in a circle: " + String.join(", ", left.keySet()) + ".");
    }
  }
}
