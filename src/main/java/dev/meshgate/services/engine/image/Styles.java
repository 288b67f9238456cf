package dev.meshgate.services.engine.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** The number formats of cells by their style. */
final class Styles {

  private static final NumberFormat GENERAL = new NumberFormat("General", false);

  private final List<NumberFormat> formats;

  private Styles(List<NumberFormat> formats) {
    this.formats = formats;
  }

  static Styles read(byte @Nullable [] part, Deadline deadline) {
    var formats = new ArrayList<NumberFormat>();
    if (part != null) {
      Map<Integer, String> own = new HashMap<>();
      try (var xml = new Xml(part, "styles.xml", deadline)) {
        for (String element; (element = xml.next()) != null; ) {
          if (element.equals("numFmt")) {
            own.put(xml.number("numFmtId", 0), xml.attribute("formatCode", "General"));
          } else if (element.equals("cellXfs")) {
            readCells(xml, own, formats);
          }
        }
      }
    }
    return new Styles(List.copyOf(formats));
  }

  private static void readCells(Xml xml, Map<Integer, String> own, List<NumberFormat> formats) {
    var depth = xml.depth();
    for (String element; (element = xml.nextWithin(depth)) != null; ) {
      if (element.equals("xf")) {
        formats.add(format(xml.number("numFmtId", 0), own));
      }
    }
  }

  private static NumberFormat format(int id, Map<Integer, String> own) {
    var code = own.get(id);
    if (code == null) {
      code = BuiltinFormats.getBuiltinFormat(id);
    }
    return code == null ? GENERAL : new NumberFormat(code, DateUtil.isADateFormat(id, code));
  }

  NumberFormat format(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : GENERAL;
  }
}
