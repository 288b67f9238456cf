package dev.meshgate.search;

import dev.meshgate.platform.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/** Finds what somebody may see. */
@ApplicationScoped
@Transactional
public class Search {

  /** So many passages are looked at for one thing that is shown. */
  private static final int PASSAGES_EACH = 6;

  private static final int MOST = 50;

  /** An answer must rest on more than one word that happens to occur. */
  private static final int MANY = 45;

  @Inject FindableRepository index;
  @Inject AgentsAndTasks agentsAndTasks;
  @Inject BaseUrl baseUrl;

  /**
   * The things that fit best, each once, with the passage of it that does. Scores of different
   * kinds cannot be compared, so the best of each kind come first, then the second best.
   */
  public List<Found> find(String query, Collection<Kind> kinds, String subject, int limit) {
    var most = Math.max(1, Math.min(limit, MOST));
    var words = Words.of(query);
    if (words.isEmpty()) {
      return List.of();
    }
    var ofEach =
        Arrays.stream(Kind.values())
            .filter(kinds::contains)
            .map(kind -> find(words, kind, subject, most))
            .toList();
    return IntStream.range(0, most)
        .boxed()
        .flatMap(rank -> ofEach.stream().filter(of -> rank < of.size()).map(of -> of.get(rank)))
        .limit(most)
        .toList();
  }

  private List<Found> find(Words words, Kind kind, String subject, int limit) {
    return switch (kind) {
      case AGENT -> agentsAndTasks.agents(words, subject, limit);
      case TASK, WORKFLOW -> agentsAndTasks.tasks(words, kind, subject, limit);
      case DOCUMENT, SERVICE -> indexed(words, kind, subject, limit);
    };
  }

  private List<Found> indexed(Words words, Kind kind, String subject, int limit) {
    var once = new LinkedHashMap<String, Found>();
    for (var hit : hits(words, kind, subject, Query.ANY, limit * PASSAGES_EACH)) {
      var found = hit.findable();
      once.putIfAbsent(found.ref(), found(found, words));
    }
    return once.values().stream().limit(limit).toList();
  }

  /** The passages of documents that fit a question best; empty when nothing is about it. */
  public List<Passage> passages(String question, String subject, int limit) {
    var most = Math.max(1, Math.min(limit, MOST));
    return hits(Words.of(question), Kind.DOCUMENT, subject, MANY, most).stream()
        .map(hit -> passage(hit.findable(), hit.score()))
        .toList();
  }

  private List<FindableRepository.Hit> hits(
      Words words, Kind kind, String subject, int percent, int limit) {
    if (words.isEmpty()) {
      return List.of();
    }
    var query = new Query(words, kind, subject);
    var exact = index.find(f -> query.exact(f, percent), limit);
    return exact.isEmpty() ? index.find(query::close, limit) : exact;
  }

  private static Found found(Findable findable, Words words) {
    return new Found(
        findable.kind(),
        findable.ref(),
        findable.title(),
        findable.path(),
        Snippet.of(findable.text(), words));
  }

  private Passage passage(Findable findable, float score) {
    return new Passage(
        findable.ref(),
        findable.title(),
        baseUrl.at(findable.path()),
        findable.heading(),
        findable.text(),
        score);
  }
}
