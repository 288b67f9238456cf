package dev.meshgate.mcp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.mcp.Answer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** A JSON answer that comes later, with the status that it then turns out to have. */
record LateJson(AsyncContext async, HttpServletResponse response, Runnable closed) {

  private static final System.Logger LOG = System.getLogger(LateJson.class.getName());

  /** The server's own response, because the one that is injected knows one thread only. */
  LateJson(AsyncContext async, Runnable closed) {
    this(async, (HttpServletResponse) async.getResponse(), closed);
  }

  /** Sends it; without one, something has gone wrong. */
  void end(Answer.@Nullable Now answer, @Nullable Throwable thrown) {
    try {
      if (answer == null) {
        LOG.log(Level.ERROR, "a late answer failed", thrown);
        write(500, "{\"error\":\"INTERNAL_ERROR\",\"message\":\"Something went wrong here.\"}");
      } else {
        if (answer.retryAfter() > 0) {
          response.setHeader("Retry-After", Long.toString(answer.retryAfter()));
        }
        write(answer.status(), answer.json());
      }
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "the client has left", e);
    } finally {
      closed.run();
      async.complete();
    }
  }

  private void write(int status, @Nullable String json) throws IOException {
    response.setStatus(status);
    var body = json == null ? new byte[0] : json.getBytes(UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
