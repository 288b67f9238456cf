package dev.meshgate.services.engine.image;

import java.util.regex.Pattern;

/** Parts that make a workbook do more than calculate. */
enum ForbiddenPart {
  MACROS("macros", "(.*/)?vbaproject\\.bin|(.*/)?vbadata\\.xml|xl/(intl)?macrosheets/.*"),
  DIALOGS("dialogue sheets", "xl/dialogsheets/.*"),
  EXTERNAL_LINKS("links to other workbooks", "xl/externallinks/.*"),
  EMBEDDED("embedded objects", "(.*/)?embeddings/.*|(.*/)?oleobject.*\\.bin"),
  ACTIVE_X("ActiveX controls", "(.*/)?activex/.*"),
  CONNECTIONS("connections to data elsewhere", "xl/connections\\.xml|xl/querytables/.*"),
  BINARY("sheets of the binary form .xlsb", "xl/workbook\\.bin|xl/worksheets/.*\\.bin"),
  PYTHON("Python scripts", "xl/python\\.xml");

  private final String what;
  private final Pattern names;

  ForbiddenPart(String what, String names) {
    this.what = what;
    this.names = Pattern.compile(names);
  }

  /** Refuses such a part by its name in small letters. */
  static void check(String name) {
    for (var part : values()) {
      if (part.names.matcher(name).matches()) {
        throw new RefusedWorkbookException(
            "The workbook has " + part.what + " (" + name + "), which are not taken. Remove them.");
      }
    }
  }
}
