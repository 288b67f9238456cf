package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What one caller is told and no cache may keep for another. */
final class PrivateAnswer {

  private PrivateAnswer() {}

  static Response of(JsonObjectBuilder json) {
    return of(json.build());
  }

  static Response of(JsonObject json) {
    return of(Json.bytes(json), MediaType.APPLICATION_JSON).build();
  }

  static Response.ResponseBuilder of(Object entity, String mediaType) {
    return Response.ok(entity, mediaType).header("Cache-Control", "private, no-store");
  }
}
