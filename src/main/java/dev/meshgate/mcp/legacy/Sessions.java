package dev.meshgate.mcp.legacy;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;
import static dev.meshgate.mcp.JsonRpcError.SESSION_NOT_FOUND;
import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Secret;
import dev.meshgate.platform.bulletin.Bulletins;
import dev.meshgate.platform.bulletin.Heard;
import dev.meshgate.platform.work.Work.Severity;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of clients before 2026-07-28. They are rows, so that every node serves every one;
 * each node remembers those that it saw lately, and hears when another has changed one.
 */
@ApplicationScoped
public class Sessions {

  static final String KIND = "mcp session";
  static final int FORGETTING = ObserverMethod.DEFAULT_PRIORITY - 1;

  /** A person's sessions; the oldest of more is ended. */
  private static final int MOST = 200;

  private static final Duration UNUSED_FOR = Duration.ofHours(24);

  /** A session is written down as used this often, so it must be less than the above. */
  private static final Duration REMEMBERED = Duration.ofMinutes(30);

  private final Cache<String, Session> remembered =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  @Inject SessionRepository rows;
  @Inject Bulletins bulletins;
  @Inject Event<SessionChanged> changed;
  @Inject Clock clock;

  /** Within the transaction that changes or ends a session. */
  record SessionChanged(String hash) {}

  /** Begins one, and gives the id that the client is to send from now on. */
  @Transactional
  public String open(Caller caller, ProtocolVersion version, JsonObject capabilities) {
    var id = Secret.random("mcps_");
    var now = clock.instant();
    var fits = capabilities.toString().length() <= SessionRow.LONGEST_CAPABILITIES;
    var kept = fits ? capabilities : JsonValue.EMPTY_JSON_OBJECT;
    rows.removeUnusedSince(now.minus(UNUSED_FOR));
    rows.removeOldest(caller.subject(), MOST);
    rows.add(new SessionRow(id.hash(), caller, version, kept, now));
    return id.value();
  }

  /**
   * The caller's session of that id.
   *
   * @throws dev.meshgate.mcp.JsonRpcError.JsonRpcException when there is none: another person's,
   *     another client's and one that has ended are alike
   */
  public Session find(String id, Caller caller) {
    var session = now(new Secret(id).hash());
    if (session == null || !session.owner().equals(Session.Owner.of(caller))) {
      throw SESSION_NOT_FOUND.because("Session not found: it has ended. Initialize a new one.");
    }
    return session;
  }

  private @Nullable Session read(String hash) {
    return rows.used(hash, clock.instant()).orElse(null);
  }

  /** Ends it, on every node. */
  @Transactional
  public void end(Session session) {
    rows.remove(session.hash());
    changed(session);
  }

  /** From now on the client hears what is at least that serious. */
  @Transactional
  public void hear(Session session, Severity from) {
    change(session, row -> row.hears(from));
  }

  /**
   * Adds a resource to those that the client hears of.
   *
   * @throws dev.meshgate.mcp.JsonRpcError.JsonRpcException when it would be too many
   */
  @Transactional
  public void watch(Session session, String uri) {
    rewatch(
        session,
        uris -> {
          uris.add(uri);
          return uris;
        });
  }

  @Transactional
  public void unwatch(Session session, String uri) {
    rewatch(
        session,
        uris -> {
          uris.remove(uri);
          return uris;
        });
  }

  private void rewatch(Session session, UnaryOperator<Set<String>> change) {
    change(
        session,
        row -> {
          var uris = change.apply(new LinkedHashSet<>(row.session().watched()));
          if (uris.stream().mapToInt(uri -> uri.length() + 10).sum() > SessionRow.LONGEST_WATCHED) {
            throw INVALID_PARAMS.inBand(
                "This session watches as much as one may. Unsubscribe something first.");
          }
          row.watches(uris);
        });
  }

  private void change(Session session, Consumer<SessionRow> change) {
    rows.find(session.hash()).ifPresent(change);
    changed(session);
  }

  private void changed(Session session) {
    bulletins.post(new Heard(KIND, session.hash(), null, null));
    changed.fire(new SessionChanged(session.hash()));
  }

  /** Before the answer to the change is sent, so that the client's next request sees it. */
  void forget(@Observes(during = AFTER_SUCCESS) SessionChanged event) {
    forget(event.hash());
  }

  private void forget(String hash) {
    remembered.invalidate(hash);
  }

  /** Before those who then ask what it is now. */
  void hear(@Observes @Priority(FORGETTING) Heard said) {
    if (said.kind().equals(KIND)) {
      forget(said.topic());
    }
  }

  /**
   * As it is now; null if it has ended. Whoever changes it meanwhile waits to say so until this has
   * been read, so that what is remembered is never older than what was said.
   */
  public @Nullable Session now(String hash) {
    return remembered.get(hash, this::read);
  }
}
