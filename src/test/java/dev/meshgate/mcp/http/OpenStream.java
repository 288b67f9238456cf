package dev.meshgate.mcp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.Mcp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/** The events of one call while they come. To close it is to leave. */
record OpenStream(int status, Duration firstByte, BufferedReader lines) implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Calls a tool and reads up to the first line. */
  static OpenStream of(Mcp mcp, String tool, String arguments) {
    var params =
        "{\"name\":\"%s\",\"arguments\":%s,\"_meta\":{\"progressToken\":1}}"
            .formatted(tool, arguments);
    var headers =
        mcp.headers("tools/call", params, "Accept", "application/json, text/event-stream");
    var request =
        HttpRequest.newBuilder(URI.create(mcp.visitor().baseUrl() + mcp.path()))
            .headers(headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(mcp.body("tools/call", params)))
            .build();
    try {
      var begun = System.nanoTime();
      HttpResponse<InputStream> answer =
          HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
      var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
      var first = lines.readLine();
      if (first == null) {
        throw new IllegalStateException("an empty answer, status " + answer.statusCode());
      }
      return new OpenStream(
          answer.statusCode(), Duration.ofNanos(System.nanoTime() - begun), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next line of that kind; everything before it is passed over. */
  String next(Predicate<String> wanted) {
    try {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (wanted.test(line)) {
          return line;
        }
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String nextData() {
    return next(line -> line.startsWith("data: "));
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
