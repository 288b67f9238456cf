package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.formula.FormulaParser;
import dev.meshgate.services.engine.formula.TableDefinition;
import dev.meshgate.services.engine.formula.Vocabulary;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads one workbook; each part once, in the order in which the others need it. */
final class ImageReader {

  private static final String BOOK = "xl/workbook.xml";

  private final Limits limits;
  private final Deadline deadline;
  private final Tally tally;
  private final List<RawSheet> sheets = new ArrayList<>();
  private final List<TableDefinition> tables = new ArrayList<>();

  ImageReader(Limits limits) {
    this.limits = limits;
    this.deadline = Deadline.in(limits.time());
    this.tally = new Tally(limits);
  }

  Image read(InputStream in) throws IOException {
    Parts parts;
    try {
      parts = Parts.read(in, limits, deadline);
    } catch (ZipException | EOFException e) {
      throw new RefusedWorkbookException("The workbook's archive is damaged.", e);
    }
    var book = main(parts, deadline);
    var contents = Contents.read(parts.require(book), limits, deadline);
    if (contents.isFrom1904()) {
      throw new RefusedWorkbookException(
          "The workbook counts days from 1904, which is not done here. Switch to 1900.");
    }
    readSheets(parts, book, contents);
    return compile(contents);
  }

  /** The part that is the workbook (ECMA-376 part 1, 12.3.23). */
  static String main(Parts parts, Deadline deadline) {
    var found = Relations.of(parts, "", deadline).ofType("officeDocument");
    var book = found.isEmpty() ? BOOK : found.get(0).target();
    try (var xml = new Xml(parts.require("[content_types].xml"), "[Content_Types].xml", deadline)) {
      for (String element; (element = xml.next()) != null; ) {
        if (element.equals("Override")) {
          checkType(xml.attribute("ContentType", ""));
        }
      }
    }
    return book;
  }

  private static void checkType(String type) {
    if (type.contains("macroEnabled")) {
      throw new RefusedWorkbookException(
          "The workbook is made for macros. Save it as .xlsx without them.");
    }
  }

  private void readSheets(Parts parts, String book, Contents contents) {
    var relations = Relations.of(parts, book, deadline);
    var strings = Strings.read(part(parts, relations, "sharedStrings"), limits, deadline);
    var styles = Styles.read(part(parts, relations, "styles"), deadline);
    var names = new HashSet<String>();
    for (var listed : contents.sheets()) {
      if (!names.add(listed.name().toLowerCase(Locale.ROOT))) {
        throw new RefusedWorkbookException(
            "The workbook is damaged: it has two sheets of the name " + listed.name() + ".");
      }
      var sheet = new RawSheet(listed.name(), listed.hidden());
      sheets.add(sheet);
      var relation = relations.byId(listed.relation());
      // A sheet that is only a chart has no cells.
      if (relation.isPresent() && relation.orElseThrow().type().equals("worksheet")) {
        var part = relation.orElseThrow().target();
        try (var xml = new Xml(parts.require(part), part, deadline)) {
          new SheetReader(sheet, xml, strings, styles, tally).read();
        }
        for (var table : Relations.of(parts, part, deadline).ofType("table")) {
          var bytes = parts.require(table.target());
          tables.add(Tables.read(bytes, listed.name(), deadline));
          var filtered = Tables.filtered(bytes, listed.name(), deadline);
          if (filtered != null) {
            sheet.filter(filtered);
          }
        }
      }
    }
  }

  private static byte @Nullable [] part(Parts parts, Relations relations, String type) {
    var found = relations.ofType(type);
    return found.isEmpty() ? null : parts.get(found.get(0).target());
  }

  private Image compile(Contents contents) {
    var vocabulary =
        new Vocabulary(sheets.stream().map(RawSheet::name).toList(), contents.names(), tables);
    var parser = new FormulaParser(vocabulary);
    var formulas = new ArrayList<FormulaCell>();
    var compiled = new ArrayList<Sheet>();
    for (var sheet : sheets) {
      compiled.add(
          new SheetCompiler(parser, sheet, compiled.size(), tally, deadline, formulas).compile());
    }
    return new Image(compiled, formulas, contents.names(), tables, vocabulary);
  }
}
