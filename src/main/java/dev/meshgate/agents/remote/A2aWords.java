package dev.meshgate.agents.remote;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Secret;
import jakarta.json.JsonObject;

/** The names of one version of A2A. */
enum A2aWords {
  V1("SendMessage", "SendStreamingMessage", "GetTask", "SubscribeToTask", "CancelTask", ""),
  V03("message/send", "message/stream", "tasks/get", "tasks/resubscribe", "tasks/cancel", "/v1");

  /** Without it a server takes a request for one of 0.3. */
  static final String VERSION = "A2A-Version";

  static final String NEWEST = "1.0";

  private final String send;
  private final String stream;
  private final String get;
  private final String subscribe;
  private final String cancel;
  private final String root;

  A2aWords(String send, String stream, String get, String subscribe, String cancel, String root) {
    this.send = send;
    this.stream = stream;
    this.get = get;
    this.subscribe = subscribe;
    this.cancel = cancel;
    this.root = root;
  }

  static A2aWords of(String dialect) {
    return dialect.startsWith("1.") ? V1 : V03;
  }

  /** The version of a dialect, as the header tells it. */
  static String version(String dialect) {
    return dialect.split(" ", 2)[0];
  }

  String send(boolean streaming) {
    return streaming ? stream : send;
  }

  String get() {
    return get;
  }

  String subscribe() {
    return subscribe;
  }

  String cancel() {
    return cancel;
  }

  /** What stands before the paths of HTTP+JSON. */
  String root() {
    return root;
  }

  /** A message of ours, and whether to wait for the answer to it. */
  JsonObject message(String text, boolean streaming) {
    if (this == V1) {
      return ofProtobuf("parts", text, streaming);
    }
    var part = Json.object().add("kind", "text").add("text", text);
    var message =
        Json.object()
            .add("messageId", Secret.opaqueId("msg_"))
            .add("kind", "message")
            .add("role", "user")
            .add("parts", Json.array().add(part));
    return Json.object()
        .add("message", message)
        .add("configuration", Json.object().add("blocking", !streaming))
        .build();
  }

  /** The same in the JSON of protocol buffers, which HTTP+JSON was written in before 1.0, too. */
  JsonObject protobufMessage(String text, boolean streaming) {
    return ofProtobuf(this == V1 ? "parts" : "content", text, streaming);
  }

  private JsonObject ofProtobuf(String parts, String text, boolean streaming) {
    var message =
        Json.object()
            .add("messageId", Secret.opaqueId("msg_"))
            .add("role", "ROLE_USER")
            .add(parts, Json.array().add(Json.object().add("text", text)));
    var how = Json.object();
    if (this == V03) {
      how.add("blocking", !streaming);
    }
    return Json.object().add("message", message).add("configuration", how).build();
  }
}
