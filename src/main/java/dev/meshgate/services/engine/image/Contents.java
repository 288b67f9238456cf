package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.formula.NameDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code xl/workbook.xml} lists: sheets, names, and how it wants to be calculated. */
final class Contents {

  /** A sheet; the relation leads to its part. */
  record Listed(String name, String relation, boolean hidden) {}

  private final List<Listed> sheets = new ArrayList<>();
  private final List<NameDefinition> names = new ArrayList<>();
  private boolean from1904;

  static Contents read(byte[] part, Limits limits, Deadline deadline) {
    var contents = new Contents();
    try (var xml = new Xml(part, "workbook.xml", deadline)) {
      for (String element; (element = xml.next()) != null; ) {
        contents.add(element, xml);
      }
    }
    if (contents.sheets.size() > limits.sheets()) {
      throw new RefusedWorkbookException(
          "The workbook has more than " + limits.sheets() + " sheets.");
    }
    return contents;
  }

  private void add(String element, Xml xml) {
    switch (element) {
      case "workbookPr" -> from1904 = xml.flag("date1904", false);
      case "sheet" ->
          sheets.add(
              new Listed(
                  xml.attribute("name", ""),
                  orEmpty(xml.relation()),
                  !xml.attribute("state", "visible").equals("visible")));
      case "definedName" -> addName(xml);
      case "calcPr" -> {
        if (!xml.flag("fullPrecision", true)) {
          throw new RefusedWorkbookException(
              "The workbook calculates with the numbers as they are shown ('Precision as"
                  + " displayed'), which is not done here. Switch it off.");
        }
      }
      default -> {}
    }
  }

  private void addName(Xml xml) {
    var name = xml.attribute("name", "");
    var local = xml.number("localSheetId", -1);
    var isOfExcel = name.startsWith("_xlnm.");
    var isMacro = xml.flag("function", false) || xml.flag("vbProcedure", false);
    var formula = xml.text();
    if (!isOfExcel && !isMacro) {
      names.add(new NameDefinition(name, local < 0 ? null : local, formula));
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  List<Listed> sheets() {
    return sheets;
  }

  List<NameDefinition> names() {
    return names;
  }

  /** Whether days are counted from 1904, as old Macintoshes did. */
  boolean isFrom1904() {
    return from1904;
  }
}
