package dev.meshgate.rest.services;

import dev.meshgate.platform.Problem;
import dev.meshgate.services.Wish;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How a version is to be published, as it is posted. */
record PublishBody(JsonObject json) {

  private static final int LONGEST_NOTE = 2_000;

  Wish wish() {
    return new Wish(confirmed(), text("version"), text("note"), effectiveAt());
  }

  /** The version that is to be current again; empty for none. */
  String rollbackTo() {
    return text("rollbackTo");
  }

  private boolean confirmed() {
    var value = json.getOrDefault("confirm", JsonValue.FALSE);
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      throw Problem.invalid("confirm", "confirm must be true or false.");
    }
    return value == JsonValue.TRUE;
  }

  private String text(String name) {
    var value = json.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return "";
    }
    if (value instanceof JsonString text && text.getString().length() <= LONGEST_NOTE) {
      return text.getString().strip();
    }
    throw Problem.invalid(
        name, name + " must be a text of at most " + LONGEST_NOTE + " characters.");
  }

  private @Nullable Instant effectiveAt() {
    var text = text("effectiveAt");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Problem.invalid(
          "effectiveAt", "effectiveAt must be a moment such as 2026-12-01T00:00:00Z.");
    }
  }
}
