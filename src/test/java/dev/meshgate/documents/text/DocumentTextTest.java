package dev.meshgate.documents.text;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The text of a document")
class DocumentTextTest {

  private static final TextLimits LIMITS =
      new TextLimits(100_000, 10, 50_000, Duration.ofSeconds(30));

  private static ExtractedText read(String fileName, String text) {
    return read(fileName, null, text.getBytes(UTF_8));
  }

  private static ExtractedText read(
      @Nullable String fileName, @Nullable String mediaType, byte[] bytes) {
    return DocumentText.read(fileName, mediaType, bytes, LIMITS);
  }

  @Test
  void ofMarkdownStaysMarkdownWithoutWhatStandsInFront() {
    var read = read("a.md", "---\ntitle: Travel\nsecret: x\n---\n# Rules\n\nBy train.\n");

    assertThat(read.type()).isEqualTo(DocumentType.MARKDOWN);
    assertThat(read.title()).isEqualTo("Travel");
    assertThat(read.text()).isEqualTo("# Rules\n\nBy train.");
  }

  @Test
  void ofAPageKeepsHeadingsListsAndTables() {
    var read =
        read(
            "a.html",
            "<html><head><title>Prices</title></head><body><h1>Prices</h1><p>Per <b>year</b>.</p>"
                + "<ul><li>one</li><li>two</li></ul>"
                + "<table><tr><th>name</th><th>EUR</th></tr><tr><td>A</td><td>5</td></tr></table>"
                + "</body></html>");

    assertThat(read.title()).isEqualTo("Prices");
    assertThat(read.text())
        .contains("# Prices", "Per year.", "- one\n- two", "| name | EUR |", "| --- | --- |");
  }

  @Test
  void ofAPageLeavesOutWhatAPersonWouldNotSee() {
    var read =
        read(
            "a.html",
            "<body><p>seen</p><script>evil()</script><p hidden>h1</p><p style='display:none'>h2</p>"
                + "<p style='font-size:0'>h3</p><!-- h4 --><img src='http://x.example/p.png'>");

    assertThat(read.text()).isEqualTo("seen");
  }

  @Test
  void findsTheCharset() {
    var umlauts = "Umsätze und Häuser";

    assertThat(read("a.txt", umlauts).text()).isEqualTo(umlauts);
    assertThat(read("a.txt", null, umlauts.getBytes(Charset.forName("windows-1252"))).text())
        .isEqualTo(umlauts);
    assertThat(read("a.txt", null, ("\uFEFF" + umlauts).getBytes(UTF_16LE)).text())
        .isEqualTo(umlauts);
    assertThat(
            read(
                    null,
                    "text/plain; charset=iso-8859-2",
                    "Łódź".getBytes(Charset.forName("ISO-8859-2")))
                .text())
        .isEqualTo("Łódź");
  }

  @Test
  void holdsNoCharacterThatNobodySees() {
    assertThat(read("a.txt", "a\u200Bb\u202Ec\uDB40\uDC41d\u0001e").text()).isEqualTo("abcde");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n \t", "\u200B\u200B"})
  void isRefusedWhereThereIsNone(String text) {
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read("a.md", text));
  }

  @Test
  void isRefusedWhereItIsBinaryOrTooLongOrOfAnUnknownKind() {
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read("a.txt", null, new byte[] {1, 2, 0, 4, 5, 6, 7, 8}))
        .withMessageContaining("not a text");
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read("a.txt", "x".repeat(60_000)))
        .withMessageContaining("50000 characters");
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read("a.txt", "x".repeat(100_001)))
        .withMessageContaining("100001 bytes");
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read(null, "image/png", new byte[] {'a'}))
        .withMessageContaining("image/png cannot be read");
  }
}
