package dev.meshgate.agents.registry;

import dev.meshgate.agents.remote.Remote;
import dev.meshgate.platform.bulletin.Heard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The register as this node knows it, so that a call of a tool does not wait for the database. What
 * changes here is known at once, what changes elsewhere within a second, and if nobody could be
 * heard for a while within ten.
 */
@ApplicationScoped
class Directory {

  /** By this word nodes tell each other of a change. */
  static final String NEWS = "agent";

  private static final Duration BELIEVED = Duration.ofSeconds(10);

  private final Map<String, Health> healths = new ConcurrentHashMap<>();
  private volatile @Nullable Known known;
  private long changes;

  @Inject Desk desk;
  @Inject Remote remote;
  @Inject Clock clock;

  private record Known(List<RemoteAgent> agents, Instant at) {}

  List<RemoteAgent> all() {
    var now = clock.instant();
    var last = known;
    if (last != null && now.isBefore(last.at().plus(BELIEVED)) && !now.isBefore(last.at())) {
      return last.agents();
    }
    var before = changes();
    var agents =
        desk.all().stream()
            .map(row -> new RemoteAgent(row, health(row.id()), desk, remote, clock))
            .toList();
    keep(new Known(agents, now), before);
    return agents;
  }

  private synchronized long changes() {
    return changes;
  }

  /** Unless something changed while it was read. */
  private synchronized void keep(Known read, long before) {
    if (changes == before) {
      known = read;
    }
  }

  synchronized void forget() {
    changes++;
    known = null;
  }

  void hear(@Observes Heard said) {
    if (said.kind().equals(NEWS)) {
      forget();
    }
  }

  /** How an agent has been doing on this node. */
  Health health(String id) {
    return healths.computeIfAbsent(id, name -> new Health());
  }

  /** What was known of one that is no more. */
  void forgetHealth(String id) {
    healths.remove(id);
  }
}
