package dev.meshgate.services.state;

import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What people have kept of calculations. It knows whose a state is; whether the person may still
 * use the service is for the caller to ask.
 */
@ApplicationScoped
@Transactional
public class States {

  private static final String PREFIX = "state_";

  @Inject StateRepository rows;
  @Inject StateSettings settings;
  @Inject Clock clock;

  /**
   * What came of saving.
   *
   * @param removed those that made room for it
   */
  public record Saved(SavedState state, List<SavedState> removed) {}

  /**
   * Keeps it. Where the person has as many as one may, the oldest makes room.
   *
   * @param kept for how long
   */
  public Saved save(String subject, Keepsake keepsake, Duration kept) {
    var now = clock.instant();
    rows.lock(subject, now);
    var state = new SavedState(Secret.opaqueId(PREFIX), subject, keepsake, now, now.plus(kept));
    rows.add(state);
    var removed =
        rows.of(subject, now).stream()
            .filter(one -> !one.id().equals(state.id()))
            .skip(settings.most() - 1L)
            .toList();
    removed.forEach(rows::remove);
    return new Saved(state, removed);
  }

  /** A person's own, the newest first. */
  public List<SavedState> of(String subject) {
    return rows.of(subject, clock.instant());
  }

  /** The one of that id, if it is that person's and has not expired. */
  public Optional<SavedState> find(String subject, String id) {
    return rows.find(id).filter(one -> one.isOf(subject, clock.instant()));
  }

  /** Forgets it before its time. */
  public boolean remove(String subject, String id) {
    var found = find(subject, id);
    found.ifPresent(rows::remove);
    return found.isPresent();
  }

  /** Those that have expired are not kept. */
  public int forget() {
    return rows.forget(clock.instant());
  }
}
