package dev.meshgate.documents.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of document that we can read. */
public enum DocumentType {
  MARKDOWN("text/markdown", "md markdown", "text/x-markdown"),
  TEXT("text/plain", "txt text csv log", "text/csv"),
  HTML("text/html", "html htm xhtml", "application/xhtml+xml"),
  PDF("application/pdf", "pdf", "application/x-pdf");

  /** ISO 32000-1 annex H: readers accept the header anywhere in the first 1024 bytes. */
  private static final int PDF_HEADER_WITHIN = 1024;

  private static final String ALLOWED =
      " Markdown, plain text, HTML and PDF are the kinds that can be read.";

  private final String mediaType;
  private final String extensions;
  private final String otherName;

  DocumentType(String mediaType, String extensions, String otherName) {
    this.mediaType = mediaType;
    this.extensions = extensions;
    this.otherName = otherName;
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * What a document is. The bytes have the first word; then the file's name, because browsers send
   * Markdown as {@code application/octet-stream}; then what the sender said.
   */
  public static DocumentType of(
      @Nullable String fileName, @Nullable String mediaType, byte[] bytes) {
    if (isPdf(bytes)) {
      return PDF;
    }
    var type = named(fileName).or(() -> declared(mediaType)).orElse(TEXT);
    if (type == PDF) {
      throw new UnreadableDocumentException("This is not a PDF: it does not begin like one.");
    }
    return type;
  }

  /** The kind that a file of that name has, if its extension tells. */
  public static Optional<DocumentType> named(@Nullable String fileName) {
    if (fileName == null || fileName.lastIndexOf('.') < 0) {
      return Optional.empty();
    }
    var extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(t -> List.of(t.extensions.split(" ", -1)).contains(extension))
        .findFirst();
  }

  private static Optional<DocumentType> declared(@Nullable String mediaType) {
    if (mediaType == null) {
      return Optional.empty();
    }
    var bare = mediaType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    if (bare.isEmpty() || bare.equals("application/octet-stream")) {
      return Optional.empty();
    }
    var known =
        Arrays.stream(values())
            .filter(t -> t.mediaType.equals(bare) || t.otherName.equals(bare))
            .findFirst();
    if (known.isEmpty()) {
      throw new UnreadableDocumentException("A document of type " + shown(bare) + "." + ALLOWED);
    }
    return known;
  }

  private static String shown(String mediaType) {
    return mediaType.matches("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,60}")
        ? mediaType + " cannot be read"
        : "that nobody knows cannot be read";
  }

  private static boolean isPdf(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, PDF_HEADER_WITHIN), ISO_8859_1);
    var start = head.indexOf("%PDF-");
    return start >= 0 && head.substring(0, start).chars().noneMatch(Character::isLetterOrDigit);
  }
}
