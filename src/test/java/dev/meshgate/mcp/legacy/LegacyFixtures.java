package dev.meshgate.mcp.legacy;

import dev.meshgate.mcp.CallTool;
import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.ServerInfo;
import dev.meshgate.mcp.listen.ResourceNews;
import dev.meshgate.mcp.resource.Resources;
import dev.meshgate.mcp.tool.ToolCalls;
import dev.meshgate.platform.bulletin.Bulletins;
import dev.meshgate.platform.bulletin.Heard;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The older revisions, put together without a container and without a database. */
public final class LegacyFixtures {

  private LegacyFixtures() {}

  @SuppressWarnings("UnnecessaryAssignment")
  public static Legacy legacy(ServerInfo server, Features features) {
    var sessions = new Sessions();
    sessions.rows = new Rows();
    sessions.clock = Clock.systemUTC();
    sessions.bulletins =
        new Bulletins() {
          @Override
          public void post(Heard said) {}
        };
    sessions.changed = new AtOnce<>(sessions::forget);
    var streams = new SessionStream();
    streams.sessions = sessions;
    streams.news = new ResourceNews();
    return new Legacy(
        features,
        new Initialization(features, server, sessions),
        new LegacyCalls(
            new CallTool(new ToolCalls()), features, new RunningCalls(), new Inquiries()),
        sessions,
        new SessionWishes(sessions, new Resources(), features),
        streams);
  }

  /** An event with one observer, outside every transaction. */
  private record AtOnce<T>(Consumer<T> observer) implements Event<T> {

    @Override
    public void fire(T event) {
      observer.accept(event);
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Event<T> select(Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }
  }

  /** Rows in memory. */
  private static final class Rows extends SessionRepository {

    private final Map<String, SessionRow> rows = new HashMap<>();

    @Override
    void add(SessionRow row) {
      rows.put(row.session().hash(), row);
    }

    @Override
    Optional<SessionRow> find(String hash) {
      return Optional.ofNullable(rows.get(hash));
    }

    @Override
    Optional<Session> used(String hash, Instant now) {
      return find(hash).map(SessionRow::session);
    }

    @Override
    boolean remove(String hash) {
      return rows.remove(hash) != null;
    }

    @Override
    void removeOldest(String subject, int kept) {}

    @Override
    void removeUnusedSince(Instant time) {}
  }
}
