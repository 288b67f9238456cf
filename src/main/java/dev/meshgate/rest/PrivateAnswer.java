package dev.meshgate.rest;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What one caller is told, and nobody on the way keeps for another. */
public final class PrivateAnswer {

  private PrivateAnswer() {}

  public static Response of(JsonObjectBuilder json) {
    return of(json.build());
  }

  /** 200 with JSON. */
  public static Response of(JsonValue json) {
    return of(Json.bytes(json), MediaType.APPLICATION_JSON).build();
  }

  /** 200 with anything. */
  public static Response.ResponseBuilder of(Object entity, String mediaType) {
    return Response.ok(entity, mediaType).header("Cache-Control", "private, no-store");
  }
}
