package dev.meshgate.documents.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Unfolds every stream of a PDF once and throws the result away, so that a small file that would
 * fill the memory is refused before anything keeps what comes out of it.
 */
final class PdfStreams {

  /** A page scanned in colour at 300 dpi has 26 MB. */
  private static final int MOST_OF_ONE = 48 << 20;

  private static final long MOST_OF_ALL = 512L << 20;

  private static final Pattern START = Pattern.compile("stream\\r?\\n");
  private static final Pattern FILTERS =
      Pattern.compile(
          "/F(?:ilter)?\\s*(\\[[^\\]]{0,300}\\]|/[A-Za-z0-9#]{1,40}|\\d+\\s+\\d+\\s+R)");
  private static final Pattern NAME = Pattern.compile("/([A-Za-z0-9]{1,40})");

  /** How far before its data a stream's dictionary is looked for. */
  private static final int DICTIONARY = 4096;

  private long left = MOST_OF_ALL;

  private PdfStreams() {}

  static void refuseBombs(byte[] pdf, Deadline deadline) {
    var file = new String(pdf, ISO_8859_1);
    var streams = new PdfStreams();
    var start = START.matcher(file);
    while (start.find()) {
      deadline.check();
      if (!file.startsWith("end", start.start() - 3)) {
        var dictionary = dictionaryBefore(file, start.start());
        streams.unfold(pdf, start.end(), filters(dictionary));
      }
    }
  }

  private static String dictionaryBefore(String file, int end) {
    var from = Math.max(0, end - DICTIONARY);
    var object = file.lastIndexOf(" obj", end);
    return file.substring(Math.max(from, object), end);
  }

  private static List<COSName> filters(String dictionary) {
    var found = FILTERS.matcher(dictionary);
    if (!found.find()) {
      return List.of();
    }
    var value = found.group(1);
    if ((value.endsWith("R") && Character.isDigit(value.charAt(0))) || value.contains("#")) {
      throw new UnreadableDocumentException(
          "This PDF hides how its parts are packed. Save it anew or hand in its text.");
    }
    return NAME.matcher(value).results().map(name -> COSName.getPDFName(name.group(1))).toList();
  }

  private void unfold(byte[] pdf, int start, List<COSName> filters) {
    var data = pdf;
    var from = start;
    for (var name : filters) {
      // Pictures; the words of a page are never in them.
      if (name.getName().matches("DCT.*|JPX.*|CCITT.*|CCF|JBIG2.*|Crypt")) {
        return;
      }
      var out = new Counted();
      try {
        var in = new ByteArrayInputStream(data, from, data.length - from);
        FilterFactory.INSTANCE.getFilter(name).decode(in, out, new COSDictionary(), 0);
      } catch (TooMuch e) {
        throw new UnreadableDocumentException(
            "This PDF unfolds to more than can be read. Save it anew or hand in its text.");
      } catch (IOException | RuntimeException e) {
        // Damaged here; reading it will say so, and cannot unfold more than this did.
      }
      data = out.kept.toByteArray();
      from = 0;
    }
  }

  private static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps what the next filter needs, and no more than one stream may have. */
  private final class Counted extends OutputStream {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public void write(int b) throws IOException {
      count(1);
      kept.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      count(length);
      kept.write(bytes, offset, length);
    }

    private void count(int more) throws IOException {
      left -= more;
      if (left < 0 || kept.size() + more > MOST_OF_ONE) {
        throw new TooMuch();
      }
    }
  }
}
