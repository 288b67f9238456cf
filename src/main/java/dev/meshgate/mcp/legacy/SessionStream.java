package dev.meshgate.mcp.legacy;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.JsonRpc;
import dev.meshgate.mcp.Running;
import dev.meshgate.mcp.listen.Listener;
import dev.meshgate.mcp.listen.ResourceNews;
import dev.meshgate.platform.bulletin.Heard;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of sessions (GET), on which is told what changes. */
@ApplicationScoped
public class SessionStream {

  private final Set<Open> streams = ConcurrentHashMap.newKeySet();

  @Inject Sessions sessions;
  @Inject ResourceNews news;

  @PreDestroy
  void stop() {
    streams.forEach(stream -> stream.end().complete(null));
  }

  /** Tells the client of that session what changes, until one of the two ends it. */
  CompletionStage<Answer.Now> open(Session session, Running running) {
    var stream = new Open(session, sessions, running, new CompletableFuture<>());
    streams.add(stream);
    news.add(stream);
    running.whenCancelled(() -> stream.end().complete(null));
    // It may have ended before this stream was among those that are told so.
    endIfOver(stream);
    return stream
        .end()
        .thenApply(
            nothing -> {
              news.remove(stream);
              streams.remove(stream);
              return Answer.accepted();
            });
  }

  /** Ends the streams of a session that has ended, wherever that was. */
  void hear(@Observes Heard said) {
    if (said.kind().equals(Sessions.KIND)) {
      streams.stream()
          .filter(stream -> stream.session().hash().equals(said.topic()))
          .forEach(this::endIfOver);
    }
  }

  private void endIfOver(Open stream) {
    if (sessions.now(stream.session().hash()) == null) {
      stream.end().complete(null);
    }
  }

  /** One open stream. */
  private record Open(
      Session session, Sessions sessions, Running running, CompletableFuture<Void> end)
      implements Listener {

    @Override
    public String subject() {
      return session.owner().subject();
    }

    @Override
    public boolean wantsList() {
      return true;
    }

    @Override
    public boolean wants(String uri) {
      var now = sessions.now(session.hash());
      return now != null && now.watched().contains(uri);
    }

    @Override
    public void tell(String method, JsonObject params) {
      running.tell(JsonRpc.notification(method, params.toString()));
    }
  }
}
