package dev.meshgate.rest;

import dev.meshgate.documents.Incoming;
import dev.meshgate.documents.Visibility;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.WireName;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is posted.
 *
 * @param field the name of what holds it, for a refusal
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HandedIn(
    String field,
    @Nullable String title,
    @Nullable String fileName,
    @Nullable String mediaType,
    byte[] bytes,
    Visibility visibility) {

  private static final int FORM_FIELD = 4_000;

  /** {@code {"title":…,"text":…,"media_type":…,"visibility":…}}, of which the text is a must. */
  static HandedIn from(JsonValue body) {
    if (!(body instanceof JsonObject json)) {
      throw new Problem(400, "INVALID_INPUT", "The body must be a JSON object with a text.");
    }
    var text = word(json, "text");
    if (text == null || text.isBlank()) {
      throw Problem.invalid("text", "text is missing: it holds what the document says.");
    }
    var mediaType = word(json, "media_type");
    if (mediaType == null) {
      mediaType = "text/markdown";
    }
    return new HandedIn(
        "text",
        word(json, "title"),
        null,
        // It came as characters, so whatever charset the sender names is not that of these bytes.
        mediaType.split(";", 2)[0] + ";charset=utf-8",
        Incoming.utf8(text),
        visibility(word(json, "visibility")));
  }

  private static @Nullable String word(JsonObject json, String name) {
    var value = json.get(name);
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw Problem.invalid(name, name + " must be a string.");
  }

  /** A form with a file. */
  static HandedIn from(FormParts form, int mostBytes) throws IOException {
    var file =
        form.find("file")
            .orElseThrow(() -> Problem.invalid("file", "file is missing from the form."));
    return new HandedIn(
        "file",
        form.text("title", FORM_FIELD),
        file.getFileName().orElse(null),
        file.getMediaType() == null ? null : file.getMediaType().toString(),
        FormParts.bytes(file, mostBytes),
        visibility(form.text("visibility", FORM_FIELD)));
  }

  private static Visibility visibility(@Nullable String word) {
    if (word == null || word.isBlank()) {
      return Visibility.EVERYONE;
    }
    return WireName.constant(Visibility.class, word.trim())
        .orElseThrow(() -> Problem.invalid("visibility", "visibility must be everyone or owner."));
  }

  Incoming by(String subject) {
    return Incoming.upload(title, fileName, mediaType, bytes, subject, visibility);
  }
}
