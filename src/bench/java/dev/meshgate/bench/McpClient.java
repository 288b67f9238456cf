package dev.meshgate.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a client does before the load: the handshake, one call to look at, and the bytes to send.
 */
record McpClient(URI endpoint, String token, Era era, Optional<String> session) {

  private static final String JSON = "application/json";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s",\
      "capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}\
      """
          .formatted(Era.LEGACY.revision());

  private static final String INITIALIZED =
      """
      {"jsonrpc":"2.0","method":"notifications/initialized"}\
      """;

  /** A client that may call at once; a legacy one has shaken hands. */
  static McpClient connect(URI endpoint, String token, Era era)
      throws IOException, InterruptedException {
    var client = new McpClient(endpoint, token, era, Optional.empty());
    if (era == Era.MODERN) {
      return client;
    }
    var answer = client.post(INITIALIZE, Map.of());
    var connected =
        new McpClient(endpoint, token, era, answer.headers().firstValue("Mcp-Session-Id"));
    connected.post(INITIALIZED, era.headers());
    return connected;
  }

  /** The answer to one call, which must be a result. */
  String call() throws IOException, InterruptedException {
    return post(era.call(0), era.headers()).body();
  }

  /** One call a connection, each with a JSON-RPC id of its own. */
  List<Dialogue> dialogues(int connections) {
    return IntStream.rangeClosed(1, connections).mapToObj(this::dialogue).toList();
  }

  private Dialogue dialogue(int id) {
    var request = Request.post(endpoint, headers(era.headers()), JSON, era.call(id));
    return Dialogue.repeating(request.bytes(), McpClient::isResult);
  }

  private static boolean isResult(Reply reply) {
    return reply.hasStatus(200)
        && reply.header("content-type").orElse("").startsWith(JSON)
        && reply.says("\"structuredContent\"")
        && !reply.says("\"isError\":true");
  }

  private HttpResponse<String> post(String body, Map<String, String> eraHeaders)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(body));
    request.header("Content-Type", JSON);
    headers(eraHeaders).forEach(request::header);
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(endpoint + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return answer;
  }

  private Map<String, String> headers(Map<String, String> eraHeaders) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Accept", "application/json, text/event-stream");
    headers.putAll(eraHeaders);
    session.ifPresent(id -> headers.put("Mcp-Session-Id", id));
    return headers;
  }
}
