package dev.meshgate.documents.text;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** The words of a PDF, page by page. */
final class PdfText {

  /** One at a time: what a PDF unfolds to lies in memory. */
  private static final Semaphore ONE = new Semaphore(1, true);

  private PdfText() {}

  static ExtractedText read(byte[] bytes, TextLimits limits, Deadline deadline) {
    try {
      if (!ONE.tryAcquire(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new UnreadableDocumentException(
            "Other documents are being read just now. Try again in a minute.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableDocumentException("The reading was interrupted. Try again.");
    }
    try {
      PdfStreams.refuseBombs(bytes, deadline);
      return extract(bytes, limits, deadline);
    } catch (InvalidPasswordException e) {
      throw encrypted();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (e instanceof UnreadableDocumentException refusal) {
        throw refusal;
      }
      throw new UnreadableDocumentException(
          "This PDF is damaged and cannot be read. Save it anew or hand in its text.");
    } finally {
      ONE.release();
    }
  }

  private static ExtractedText extract(byte[] bytes, TextLimits limits, Deadline deadline)
      throws IOException {
    try (var pdf = Loader.loadPDF(bytes)) {
      if (pdf.isEncrypted()) {
        throw encrypted();
      }
      deadline.check();
      var pages = pdf.getNumberOfPages();
      if (pages > limits.pages()) {
        throw new UnreadableDocumentException(
            "This PDF has " + pages + " pages; at most " + limits.pages() + " are allowed.");
      }
      var text = new Words(limits.characters(), deadline).getText(pdf);
      return new ExtractedText(DocumentType.PDF, title(pdf), text);
    }
  }

  private static @Nullable String title(PDDocument pdf) {
    var about = pdf.getDocumentInformation();
    return about == null ? null : about.getTitle();
  }

  private static UnreadableDocumentException encrypted() {
    return new UnreadableDocumentException(
        "This PDF is encrypted. Save it without protection and hand it in again.");
  }

  /** Looks at the clock and counts between any two operators of a page. */
  private static final class Words extends PDFTextStripper {

    private final int most;
    private final Deadline deadline;
    private int characters;

    Words(int most, Deadline deadline) {
      this.most = most;
      this.deadline = deadline;
      setSortByPosition(true);
    }

    @Override
    protected void processOperator(Operator operator, java.util.List<COSBase> operands)
        throws IOException {
      deadline.check();
      super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
      if (++characters > most) {
        throw new UnreadableDocumentException(
            "The text of this PDF has more than " + most + " characters. Hand it in in parts.");
      }
      super.processTextPosition(position);
    }
  }
}
