package dev.meshgate;

import dev.meshgate.Visitor.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A client of one revision of MCP, with a token.
 *
 * @param path where it posts
 * @param version the revision that it speaks
 */
public record Mcp(Visitor visitor, String path, String version, String token) {

  public static final String MODERN = "2026-07-28";

  /** All that the server speaks, newest first. */
  public static final List<String> VERSIONS =
      List.of(MODERN, "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

  private static final String PREFIX = "io.modelcontextprotocol/";

  public boolean isModern() {
    return version.equals(MODERN);
  }

  public Mcp at(String otherPath) {
    return new Mcp(visitor, otherPath, version, token);
  }

  /** Calls a tool, with arguments as JSON text. */
  public Answer tool(String name, String arguments, String... headers) {
    var params = "{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}";
    return request("tools/call", params, headers);
  }

  /** Calls a tool and wants to hear how far it is. */
  public Answer watched(String name, String arguments) {
    var params =
        "{\"name\":\"%s\",\"arguments\":%s,\"_meta\":{\"progressToken\":\"p1\"}}"
            .formatted(name, arguments);
    return request("tools/call", params, "Accept", "application/json, text/event-stream");
  }

  /** A request as this revision writes it. */
  public Answer request(String method, String params, String... headers) {
    return post(body(method, params), headers(method, params, headers));
  }

  /** The message, explaining itself where the revision asks for that. */
  public String body(String method, String params) {
    var read = read(params);
    var message =
        Json.createObjectBuilder().add("jsonrpc", "2.0").add("id", 7).add("method", method);
    return message.add("params", isModern() ? explained(read) : read).build().toString();
  }

  private static JsonObject explained(JsonObject params) {
    var said = params.getOrDefault("_meta", JsonObject.EMPTY_JSON_OBJECT).asJsonObject();
    var capabilities = PREFIX + "clientCapabilities";
    var meta =
        Json.createObjectBuilder(said)
            .add(PREFIX + "protocolVersion", MODERN)
            .add(capabilities, said.getOrDefault(capabilities, JsonObject.EMPTY_JSON_OBJECT));
    return Json.createObjectBuilder(params).add("_meta", meta).build();
  }

  /** The headers of a request, and others beside them. */
  public String[] headers(String method, String params, String... others) {
    var headers = new ArrayList<String>();
    headers.addAll(List.of("Authorization", "Bearer " + token));
    if (isModern() || !(method.equals("initialize") || version.equals("2024-11-05"))) {
      headers.addAll(List.of("MCP-Protocol-Version", version));
    }
    if (isModern()) {
      headers.addAll(List.of("Mcp-Method", method));
      for (var named : List.of("name", "uri", "taskId")) {
        if (read(params).containsKey(named)) {
          headers.addAll(List.of("Mcp-Name", read(params).getString(named)));
        }
      }
    }
    Collections.addAll(headers, others);
    return headers.toArray(String[]::new);
  }

  public Answer post(String body, String... headers) {
    return visitor.postJson(path, body, headers);
  }

  private static JsonObject read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
