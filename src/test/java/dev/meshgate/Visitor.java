package dev.meshgate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts, or a program: keeps cookies, fills in forms, follows nothing. */
public final class Visitor {

  private static final String JSON = "application/json";

  private final String baseUrl;
  private final HttpClient http;

  public Visitor(Gate gate) {
    this(gate.baseUrl());
  }

  public Visitor(String baseUrl) {
    this(baseUrl, HttpClient.Version.HTTP_2);
  }

  /** One whose requests of the same moment each have a connection of their own. */
  public static Visitor ofManyConnections(Gate gate) {
    return new Visitor(gate.baseUrl(), HttpClient.Version.HTTP_1_1);
  }

  /** One that does not offer HTTP/2, which some servers cannot bear. */
  public static Visitor ofOldHttp(String baseUrl) {
    return new Visitor(baseUrl, HttpClient.Version.HTTP_1_1);
  }

  private Visitor(String baseUrl, HttpClient.Version version) {
    this.baseUrl = baseUrl;
    this.http =
        HttpClient.newBuilder()
            .version(version)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  public String baseUrl() {
    return baseUrl;
  }

  /** The Cookie header that it sends. */
  public String cookies() {
    try {
      var kept = http.cookieHandler().orElseThrow().get(URI.create(baseUrl), Map.of());
      return String.join("; ", kept.getOrDefault("Cookie", List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer, with what tests ask of it. */
  public record Answer(int status, Map<String, String> headers, String body) {

    public JsonArray jsonArray() {
      try (var reader = Json.createReader(new StringReader(body))) {
        return reader.readArray();
      }
    }

    public JsonObject json() {
      try (var reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The messages of a stream of events; of any other answer the one that it is. */
    public List<JsonObject> messages() {
      if (!header("Content-Type").startsWith("text/event-stream")) {
        return List.of(json());
      }
      return body.lines()
          .filter(line -> line.startsWith("data: "))
          .map(line -> new Answer(status, headers, line.substring("data: ".length())).json())
          .toList();
    }

    /** The answer to a request, after everything that was told before it. */
    public JsonObject last() {
      return messages().get(messages().size() - 1);
    }

    /** The value of a field of a form on the page. */
    public String field(String name) {
      var found = Pattern.compile("name=\"" + name + "\"\\s+value=\"([^\"]*)\"").matcher(body);
      return found.find() ? found.group(1) : "";
    }

    /** The parameters of the address that it redirects to. */
    public Map<String, String> redirected() {
      assertThat(status).as(body).isEqualTo(303);
      var query = URI.create(header("location")).getRawQuery();
      var parameters = new LinkedHashMap<String, String>();
      for (var pair : query.split("&", -1)) {
        var at = pair.indexOf('=');
        parameters.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), UTF_8));
      }
      return parameters;
    }
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** What is there, byte by byte. */
  public byte[] bytes(String path, String... headers) {
    try {
      var answer =
          http.send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " was answered with " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  public Answer options(String path, String... headers) {
    return send(request(path, headers).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
  }

  public Answer postForm(String path, Map<String, String> form, String... headers) {
    var encoded =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded)));
  }

  public Answer postJson(String path, String json, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", JSON)
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Any method, with a body of JSON unless the method has none. */
  public Answer call(String method, String path, String json, String... headers) {
    var body =
        method.equals("GET") || method.equals("DELETE")
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    var request = request(path, headers).method(method, body);
    return send(body.contentLength() == 0 ? request : request.header("Content-Type", JSON));
  }

  /** Any body at all. */
  public Answer post(String path, String contentType, byte[] body, String... headers) {
    return call("POST", path, contentType, body, headers);
  }

  /** Any method with any body. */
  public Answer call(
      String method, String path, String contentType, byte[] body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", contentType)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var uri = URI.create(path.startsWith("http") ? path : baseUrl + path);
    var builder = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return builder;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var headers = new LinkedHashMap<String, String>();
      answer.headers().map().forEach((k, v) -> headers.put(k, String.join(", ", v)));
      return new Answer(answer.statusCode(), headers, answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
