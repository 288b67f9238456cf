package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamConstants;

/** Writes a workbook's file again with other values in some of its cells, and all else as it is. */
public final class Rewriting {

  /** What stands behind the calculation's properties in a workbook (ECMA-376 part 1, 18.2.27). */
  private static final Set<String> BEHIND_CALCULATION =
      Set.of(
          "oleSize",
          "customWorkbookViews",
          "pivotCaches",
          "smartTagPr",
          "smartTagTypes",
          "webPublishing",
          "fileRecoveryPr",
          "webPublishObjects",
          "extLst");

  private final Image image;
  private final Function<FormulaCell, Optional<Value>> values;
  private final Map<Integer, TreeMap<Integer, TreeMap<Integer, Value>>> inputs = new HashMap<>();
  private final Map<String, Integer> sheets = new HashMap<>();
  private boolean losesFormula;
  private String book = "";

  private Rewriting(Image image, Function<FormulaCell, Optional<Value>> values) {
    this.image = image;
    this.values = values;
  }

  /**
   * Writes the copy. Excel calculates it anew when it opens it.
   *
   * @param file the one that the image was read from
   * @param inputs what to put where; a formula there goes
   * @param values the new value of each formula; empty where the old one is to go
   * @throws IllegalArgumentException if there is no such sheet, a text is longer than a cell holds,
   *     or a cell is one of several that one formula fills
   * @throws RefusedWorkbookException if the file cannot be read
   * @throws IOException if its archive cannot be read
   */
  public static byte[] write(
      byte[] file,
      Limits limits,
      Image image,
      Map<CellAddress, Value> inputs,
      Function<FormulaCell, Optional<Value>> values)
      throws IOException {
    var rewriting = new Rewriting(image, values);
    inputs.forEach(rewriting::put);
    rewriting.find(
        Parts.read(new ByteArrayInputStream(file), limits, Deadline.in(limits.time())), limits);
    return rewriting.copy(file);
  }

  private void put(CellAddress address, Value value) {
    var sheet = image.vocabulary().sheet(address.sheet());
    if (sheet == null) {
      throw new IllegalArgumentException("The workbook has no sheet '" + address.sheet() + "'.");
    }
    if (value instanceof TextValue text && text.text().length() > TextValue.LONGEST) {
      throw new IllegalArgumentException(
          "The text for " + address + " has more than " + TextValue.LONGEST + " characters.");
    }
    var cell = image.cell(sheet, address.row(), address.column());
    if (cell != null && cell.formula() != null) {
      losesFormula = true;
      var spill = cell.formula().spill();
      if (spill != null && !spill.isSingle()) {
        throw new IllegalArgumentException(
            address + " is filled by the formula of " + spill + ", of which no part is replaced.");
      }
    }
    inputs
        .computeIfAbsent(sheet, key -> new TreeMap<>())
        .computeIfAbsent(address.row(), key -> new TreeMap<>())
        .put(address.column(), value);
  }

  /** Which parts are the sheets. */
  private void find(Parts parts, Limits limits) {
    var deadline = Deadline.in(limits.time());
    book = ImageReader.main(parts, deadline);
    var relations = Relations.of(parts, book, deadline);
    var listed = Contents.read(parts.require(book), limits, deadline).sheets();
    if (listed.size() != image.sheets().size()) {
      throw new IllegalArgumentException("This is not the file of that workbook.");
    }
    for (var i = 0; i < listed.size(); i++) {
      var number = i;
      relations
          .byId(listed.get(i).relation())
          .filter(relation -> relation.type().equals("worksheet"))
          .ifPresent(relation -> sheets.put(key(relation.target()), number));
    }
  }

  private static String key(String part) {
    var key = part.replace('\\', '/').toLowerCase(Locale.ROOT);
    return key.startsWith("/") ? key.substring(1) : key;
  }

  private byte[] copy(byte[] file) throws IOException {
    var out = new ByteArrayOutputStream(file.length);
    try (var in = new ZipInputStream(new ByteArrayInputStream(file));
        var zip = new ZipOutputStream(out)) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        var name = key(entry.getName());
        if (losesFormula && name.endsWith("/calcchain.xml")) {
          // It names cells that have formulas; Excel makes it anew.
          continue;
        }
        var copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        zip.putNextEntry(copy);
        if (entry.isDirectory()) {
          zip.closeEntry();
          continue;
        }
        zip.write(part(name, in.readAllBytes()));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private byte[] part(String name, byte[] bytes) {
    var sheet = sheets.get(name);
    if (sheet != null) {
      return sheet(sheet, name, bytes);
    }
    if (name.equals(key(book))) {
      return workbook(bytes);
    }
    if (losesFormula && (name.endsWith(".rels") || name.equals("[content_types].xml"))) {
      return withoutChain(name, bytes);
    }
    return bytes;
  }

  private byte[] sheet(int number, String name, byte[] bytes) {
    var put = inputs.getOrDefault(number, new TreeMap<>());
    var hasFormulas = image.formulas().stream().anyMatch(cell -> cell.sheet() == number);
    if (put.isEmpty() && !hasFormulas) {
      return bytes;
    }
    try (var xml = new XmlCopy(bytes, name)) {
      new SheetCopy(image.sheets().get(number), put, values, xml).write();
      return xml.bytes();
    }
  }

  /** Has everything calculated when the file is opened. */
  private static byte[] workbook(byte[] bytes) {
    try (var xml = new XmlCopy(bytes, "workbook.xml")) {
      var depth = 0;
      var isDone = false;
      for (int event; (event = xml.next()) != XMLStreamConstants.END_DOCUMENT; ) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (depth == 2 && xml.name().equals("calcPr")) {
            var attributes = xml.attributes();
            attributes.put("fullCalcOnLoad", "1");
            xml.start(attributes);
            isDone = true;
            continue;
          }
        }
        var isBehind =
            event == XMLStreamConstants.START_ELEMENT
                ? depth == 2 && BEHIND_CALCULATION.contains(xml.name())
                : event == XMLStreamConstants.END_ELEMENT && --depth == 0;
        if (isBehind && !isDone) {
          xml.raw("<" + xml.prefix() + "calcPr fullCalcOnLoad=\"1\"/>");
          isDone = true;
        }
        xml.copy(event);
      }
      return xml.bytes();
    }
  }

  private static byte[] withoutChain(String name, byte[] bytes) {
    try (var xml = new XmlCopy(bytes, name)) {
      for (int event; (event = xml.next()) != XMLStreamConstants.END_DOCUMENT; ) {
        if (event == XMLStreamConstants.START_ELEMENT && isChain(xml)) {
          xml.skip();
        } else {
          xml.copy(event);
        }
      }
      return xml.bytes();
    }
  }

  private static boolean isChain(XmlCopy xml) {
    var target = xml.attribute("Target");
    var part = xml.attribute("PartName");
    return (target != null && key(target).endsWith("calcchain.xml"))
        || (part != null && key(part).endsWith("/calcchain.xml"));
  }
}
