package dev.meshgate.agents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whose turn it was, and who did somebody's last task. Kept in the memory of this node, with
 * bounds: another node, and this one after a start, begins anew.
 */
final class Turns {

  private static final Duration STICKS = Duration.ofHours(1);
  private static final int MOST_AGENTS = 10_000;
  private static final int MOST_SESSIONS = 100_000;

  private final Cache<String, Long> turns = Caffeine.newBuilder().maximumSize(MOST_AGENTS).build();
  private final Cache<Session, String> sessions;
  private long turn;

  /** To whom an agent sticks: a person, or one of their conversations. */
  record Session(String subject, String conversation) {

    static Session of(AgentRequest request) {
      var conversation = request.preference().conversation();
      return new Session(request.subject(), conversation == null ? "" : conversation);
    }
  }

  Turns() {
    this(Ticker.systemTicker());
  }

  Turns(Ticker ticker) {
    sessions =
        Caffeine.newBuilder()
            .maximumSize(MOST_SESSIONS)
            .expireAfterAccess(STICKS)
            .ticker(ticker)
            .build();
  }

  /** Gives the turn to the one that had none for the longest time, of those to the first. */
  synchronized Candidate take(List<Candidate> fitting) {
    var next = fitting.get(0);
    for (var candidate : fitting) {
      if (lastOf(candidate) < lastOf(next)) {
        next = candidate;
      }
    }
    turns.put(next.id(), ++turn);
    return next;
  }

  private long lastOf(Candidate candidate) {
    var last = turns.getIfPresent(candidate.id());
    return last == null ? 0 : last;
  }

  Optional<String> before(Session session) {
    return Optional.ofNullable(sessions.getIfPresent(session));
  }

  void stick(Session session, String id) {
    sessions.put(session, id);
  }
}
