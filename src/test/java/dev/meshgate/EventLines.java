package dev.meshgate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lines of one open stream of events, as they come. To close it is to leave. */
public record EventLines(HttpResponse<InputStream> answer, BufferedReader reader)
    implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public static EventLines of(HttpRequest.Builder request) {
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      return new EventLines(
          answer, new BufferedReader(new InputStreamReader(answer.body(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a client hears that listens to those notifications. */
  public static EventLines listening(Mcp mcp, String notifications) {
    return listening(mcp, notifications, "\"_meta\":{}");
  }

  /** As {@link #listening(Mcp, String)}, with another param. */
  public static EventLines listening(Mcp mcp, String notifications, String param) {
    var method = "subscriptions/listen";
    var params = "{\"notifications\":" + notifications + "," + param + "}";
    return of(
        HttpRequest.newBuilder(URI.create(mcp.visitor().baseUrl() + mcp.path()))
            .headers(mcp.headers(method, params, "Accept", "text/event-stream"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(mcp.body(method, params))));
  }

  /** The next message; null when the stream has ended. */
  public @Nullable String next() {
    return next(line -> line.startsWith("data: "));
  }

  public @Nullable String next(Predicate<String> wanted) {
    try {
      var line = reader.readLine();
      while (line != null && !wanted.test(line)) {
        line = reader.readLine();
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sign of life comes every five seconds; what was to be told before it has been. */
  public void quiet() {
    next(line -> line.equals(": "));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
