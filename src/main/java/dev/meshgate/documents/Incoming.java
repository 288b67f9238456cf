package dev.meshgate.documents;

import dev.meshgate.documents.text.ExtractedText;
import dev.meshgate.documents.text.VisibleText;
import dev.meshgate.platform.Secret;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A document as it comes in.
 *
 * @param title what to call it; when null, what it calls itself, else its file's name
 * @param fileName the name of its file, if it was one
 * @param mediaType what the sender says it is
 * @param source where it comes from
 * @param origin names it within its source, so that it is replaced and not stored twice; empty for
 *     an upload, which is always a document of its own
 * @param owner the subject of the one who hands it in
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Incoming(
    @Nullable String title,
    @Nullable String fileName,
    @Nullable String mediaType,
    byte[] bytes,
    Source source,
    String origin,
    String owner,
    Visibility visibility) {

  private static final int TITLE = 200;

  /** What a person hands in. */
  public static Incoming upload(
      @Nullable String title,
      @Nullable String fileName,
      @Nullable String mediaType,
      byte[] bytes,
      String owner,
      Visibility visibility) {
    return new Incoming(title, fileName, mediaType, bytes, Source.UPLOAD, "", owner, visibility);
  }

  /** What is there for everyone and belongs to nobody. */
  static Incoming common(Source source, String origin, byte[] bytes) {
    var name = origin.substring(origin.lastIndexOf('/') + 1);
    return new Incoming(
        null, name, null, bytes, source, origin, Document.NOBODY, Visibility.EVERYONE);
  }

  String digest() {
    return Secret.sha256(bytes);
  }

  /** What it is called among what the application brings along. */
  String broughtName() {
    return source.name() + '/' + origin;
  }

  String titleFor(ExtractedText extracted) {
    var given = title == null ? "" : VisibleText.line(title, TITLE);
    if (!given.isEmpty()) {
      return given;
    }
    if (extracted.title() != null) {
      return extracted.title();
    }
    var name = fileName == null ? "" : VisibleText.line(stem(fileName), TITLE);
    return name.isEmpty() ? firstWords(extracted.text()) : name;
  }

  private static String stem(String fileName) {
    var name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    var dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replace('_', ' ').replace('-', ' ');
  }

  private static String firstWords(String text) {
    var line = text.strip().lines().findFirst().orElse("");
    return VisibleText.line(line, 80);
  }

  /** As text, for what arrives as a string. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
