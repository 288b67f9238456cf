package dev.meshgate.agents.remote;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Secret;
import jakarta.json.JsonObject;

/** The names of one version of A2A. */
enum A2aWords {
  V1("SendMessage", "SendStreamingMessage", "GetTask", "CancelTask"),
  V03("message/send", "message/stream", "tasks/get", "tasks/cancel");

  /** Without it a server takes a request for one of 0.3. */
  static final String VERSION = "A2A-Version";

  static final String NEWEST = "1.0";

  private final String send;
  private final String stream;
  private final String get;
  private final String cancel;

  A2aWords(String send, String stream, String get, String cancel) {
    this.send = send;
    this.stream = stream;
    this.get = get;
    this.cancel = cancel;
  }

  static A2aWords of(String dialect) {
    return dialect.startsWith("1.") ? V1 : V03;
  }

  String send(boolean streaming) {
    return streaming ? stream : send;
  }

  String get() {
    return get;
  }

  String cancel() {
    return cancel;
  }

  JsonObject named(String task) {
    return Json.object().add("id", task).build();
  }

  /** A message of ours, and whether to wait for the answer to it. */
  JsonObject message(String text, boolean streaming) {
    var part = Json.object();
    var message = Json.object().add("messageId", Secret.opaqueId("msg_"));
    var how = Json.object();
    if (this == V1) {
      message.add("role", "ROLE_USER");
    } else {
      part.add("kind", "text");
      message.add("kind", "message").add("role", "user");
      how.add("blocking", !streaming);
    }
    return Json.object()
        .add("message", message.add("parts", Json.array().add(part.add("text", text))))
        .add("configuration", how)
        .build();
  }
}
