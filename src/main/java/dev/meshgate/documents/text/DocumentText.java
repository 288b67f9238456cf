package dev.meshgate.documents.text;

import org.jspecify.annotations.Nullable;

/** Reads a document of any kind that we know, within bounds. */
public final class DocumentText {

  private static final int TITLE = 200;

  private DocumentText() {}

  /**
   * What the document says.
   *
   * @param fileName as it was sent; only its extension counts
   * @param mediaType as it was sent, with its charset if it has one
   * @throws UnreadableDocumentException saying why not, for the one who handed it in
   */
  public static ExtractedText read(
      @Nullable String fileName, @Nullable String mediaType, byte[] bytes, TextLimits limits) {
    if (bytes.length == 0) {
      throw new UnreadableDocumentException("The document is empty.");
    }
    if (bytes.length > limits.bytes()) {
      throw new UnreadableDocumentException(
          "The document has "
              + bytes.length
              + " bytes; at most "
              + limits.bytes()
              + " are allowed.");
    }
    var deadline = Deadline.in(limits.time());
    var type = DocumentType.of(fileName, mediaType, bytes);
    var raw =
        switch (type) {
          case PDF -> PdfText.read(bytes, limits, deadline);
          case HTML -> HtmlText.read(DecodedText.of(bytes, charset(mediaType, bytes)));
          case MARKDOWN -> MarkdownText.read(DecodedText.of(bytes, charset(mediaType)));
          case TEXT -> new ExtractedText(type, null, DecodedText.of(bytes, charset(mediaType)));
        };
    return visible(raw, limits);
  }

  private static ExtractedText visible(ExtractedText raw, TextLimits limits) {
    var text = VisibleText.of(raw.text());
    if (text.isBlank()) {
      throw new UnreadableDocumentException(
          raw.type() == DocumentType.PDF
              ? "There is no text in this PDF; it may be scanned pictures of pages."
              : "There is no text in this document.");
    }
    if (text.length() > limits.characters()) {
      throw new UnreadableDocumentException(
          "The text of this document has more than "
              + limits.characters()
              + " characters. Hand it in in parts.");
    }
    var title = raw.title() == null ? "" : VisibleText.line(raw.title(), TITLE);
    return new ExtractedText(raw.type(), title.isEmpty() ? null : title, text);
  }

  private static @Nullable String charset(@Nullable String mediaType, byte[] html) {
    var sent = charset(mediaType);
    return sent == null ? HtmlText.charset(html) : sent;
  }

  private static @Nullable String charset(@Nullable String mediaType) {
    if (mediaType == null) {
      return null;
    }
    for (var parameter : mediaType.split(";", -1)) {
      var pair = parameter.split("=", 2);
      if (pair.length == 2 && pair[0].trim().equalsIgnoreCase("charset")) {
        return pair[1].trim().replace("\"", "");
      }
    }
    return null;
  }
}
