package dev.meshgate.search;

import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.Agents;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is looked through without an index: agents are few, and of tasks only one's own count. */
@ApplicationScoped
class AgentsAndTasks {

  private static final int NEWEST_TASKS = 300;

  @Inject Agents agents;
  @Inject Tasks tasks;

  private record Fitting(Found found, double share) {}

  List<Found> agents(Words words, String subject, int limit) {
    var cards = agents.visibleTo(subject).stream().map(Agent::card);
    return best(cards, words, AgentsAndTasks::text, card -> found(card, words), limit);
  }

  /** A person's own, newest first among those that fit alike. */
  List<Found> tasks(Words words, Kind kind, String subject, int limit) {
    var own =
        tasks.of(subject, null, NEWEST_TASKS).stream()
            .filter(task -> task.isWorkflow() == (kind == Kind.WORKFLOW));
    return best(own, words, AgentsAndTasks::text, task -> found(task, kind, words), limit);
  }

  private static <T> List<Found> best(
      Stream<T> things,
      Words words,
      Function<T, String> text,
      Function<T, Found> found,
      int limit) {
    var mention = new Mention(words);
    return things
        .map(thing -> new Fitting(found.apply(thing), mention.share(text.apply(thing))))
        .filter(fitting -> fitting.share() >= Mention.ENOUGH)
        .sorted(Comparator.comparingDouble(Fitting::share).reversed())
        .limit(limit)
        .map(Fitting::found)
        .toList();
  }

  private static String text(AgentCard card) {
    return String.join(
            "\n", card.id(), card.name(), card.framework(), card.description(), "agent agents ")
        + String.join(" ", card.capabilities()).replace('_', ' ');
  }

  private static Found found(AgentCard card, Words words) {
    return new Found(
        Kind.AGENT,
        card.id(),
        card.name(),
        "/console/agents/" + card.id(),
        Snippet.of(card.description(), words));
  }

  private static String text(Task task) {
    return Said.by(task) + '\n' + Said.answer(task);
  }

  private static Found found(Task task, Kind kind, Words words) {
    var answer = Said.answer(task);
    return new Found(
        kind,
        task.id(),
        Said.title(task),
        "/console/tasks/" + task.id(),
        Snippet.of(answer.isBlank() ? task.message() : answer, words));
  }
}
