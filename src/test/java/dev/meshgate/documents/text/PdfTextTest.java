package dev.meshgate.documents.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The text of a PDF")
class PdfTextTest {

  private static final TextLimits LIMITS =
      new TextLimits(5_000_000, 3, 5_000, Duration.ofSeconds(30));

  private static ExtractedText read(byte[] pdf) {
    return DocumentText.read("a.pdf", "application/pdf", pdf, LIMITS);
  }

  private static PDDocument pages(int count, String words) throws IOException {
    var pdf = new PDDocument();
    for (var i = 0; i < count; i++) {
      var page = new PDPage();
      pdf.addPage(page);
      try (var content = new PDPageContentStream(pdf, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText(words);
        content.endText();
      }
    }
    pdf.getDocumentInformation().setTitle("Safety");
    return pdf;
  }

  private static byte[] bytes(PDDocument pdf) throws IOException {
    try (pdf) {
      var out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    }
  }

  @Test
  void isReadPageByPageWithTheTitle() throws IOException {
    var read = read(bytes(pages(2, "Wear a helmet.")));

    assertThat(read.type()).isEqualTo(DocumentType.PDF);
    assertThat(read.title()).isEqualTo("Safety");
    assertThat(read.text()).containsSubsequence("Wear a helmet.", "Wear a helmet.");
  }

  @Test
  void isReadWhateverItIsCalled() throws IOException {
    var pdf = bytes(pages(1, "Wear a helmet."));

    assertThat(DocumentText.read("a.txt", "text/plain", pdf, LIMITS).text())
        .isEqualTo("Wear a helmet.");
  }

  @Test
  void isRefusedWithManyPagesOrNone() throws IOException {
    var four = bytes(pages(4, "x"));
    var empty = bytes(pages(1, " "));

    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read(four))
        .withMessageContaining("has 4 pages");
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read(empty))
        .withMessageContaining("no text in this PDF");
  }

  @Test
  void isRefusedWhereItIsEncrypted() throws IOException {
    var pdf = pages(1, "secret");
    pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
    var bytes = bytes(pdf);

    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read(bytes))
        .withMessageContaining("encrypted");
  }

  @Test
  void isRefusedWhereItIsDamagedOrNone() throws IOException {
    var pdf = bytes(pages(1, "x"));

    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read(Arrays.copyOf(pdf, 60)))
        .withMessageContaining("damaged");
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read("hello".getBytes(ISO_8859_1)))
        .withMessageContaining("not a PDF");
  }

  @Test
  void isRefusedWhereAPartUnfoldsWithoutEnd() throws IOException {
    var pdf = pages(1, "x");
    var bomb = new PDStream(pdf);
    try (var out = bomb.createOutputStream(COSName.FLATE_DECODE)) {
      var zeros = new byte[1 << 20];
      for (var i = 0; i < 64; i++) {
        out.write(zeros);
      }
    }
    pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Bomb"), bomb);
    var bytes = bytes(pdf);
    assertThat(bytes).hasSizeLessThan(1_000_000);

    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> read(bytes))
        .withMessageContaining("unfolds");
  }
}
