package dev.meshgate.rest;

import dev.meshgate.platform.Json;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What is for the caller alone. */
final class PrivateAnswer {

  private PrivateAnswer() {}

  /** 200, and nobody on the way keeps it. */
  static Response of(JsonValue json) {
    return Response.ok(Json.bytes(json), MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .build();
  }
}
