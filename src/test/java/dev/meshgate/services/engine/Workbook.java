package dev.meshgate.services.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes workbooks for tests, part by part, good ones and bad ones. */
public final class Workbook {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T12:00:00Z"), ZoneOffset.UTC);

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, StringBuilder> sheets = new LinkedHashMap<>();
  private final Map<String, String> parts = new LinkedHashMap<>();
  private String names = "";

  /** A cell whose content is XML, as in {@code <f>A1+1</f><v>3</v>}. */
  public Workbook cell(String sheet, String address, String attributes, String content) {
    sheets
        .computeIfAbsent(sheet, key -> new StringBuilder())
        .append("<c r='%s' %s>%s</c>".formatted(address, attributes, content));
    return this;
  }

  public Workbook number(String sheet, String address, double number) {
    return cell(sheet, address, "", "<v>" + number + "</v>");
  }

  public Workbook text(String sheet, String address, String text) {
    return cell(sheet, address, "t='inlineStr'", "<is><t>" + escaped(text) + "</t></is>");
  }

  public Workbook formula(String sheet, String address, String formula) {
    return cell(sheet, address, "", "<f>" + escaped(formula) + "</f>");
  }

  public Workbook array(String sheet, String range, String formula) {
    return cell(
        sheet,
        range.split(":", -1)[0],
        "",
        "<f t='array' ref='" + range + "'>" + escaped(formula) + "</f>");
  }

  public Workbook name(String name, String formula) {
    names += "<definedName name='" + name + "'>" + escaped(formula) + "</definedName>";
    return this;
  }

  public Workbook part(String name, String content) {
    parts.put(name, content);
    return this;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  public byte[] bytes() {
    var listed = new StringBuilder();
    var relations = new StringBuilder();
    var all = new LinkedHashMap<String, String>();
    var number = 0;
    for (var sheet : sheets.entrySet()) {
      number++;
      listed.append(
          "<sheet name='%s' sheetId='%d' r:id='r%d'/>".formatted(sheet.getKey(), number, number));
      relations.append(
          "<Relationship Id='r%d' Type='%s/worksheet' Target='worksheets/sheet%d.xml'/>"
              .formatted(number, OFFICE, number));
      all.put(
          "xl/worksheets/sheet" + number + ".xml",
          "<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>"
              .formatted(MAIN, sheet.getValue()));
    }
    all.put("[Content_Types].xml", "<Types/>");
    all.put(
        "xl/workbook.xml",
        "<workbook xmlns='%s' xmlns:r='%s'><sheets>%s</sheets><definedNames>%s</definedNames></workbook>"
            .formatted(MAIN, OFFICE, listed, names));
    all.put("xl/_rels/workbook.xml.rels", "<Relationships>%s</Relationships>".formatted(relations));
    all.putAll(parts);
    return zip(all);
  }

  private static byte[] zip(Map<String, String> parts) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public Image image() {
    return image(bytes(), Limits.DEFAULT);
  }

  static Image image(byte[] bytes, Limits limits) {
    try {
      return Image.read(new ByteArrayInputStream(bytes), limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A workbook of the tests' resources. */
  public static Image resource(String name) {
    try (var in = Workbook.class.getResourceAsStream("/workbooks/" + name)) {
      return Image.read(Objects.requireNonNull(in), Limits.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a cell holds when nothing is put in. */
  public Value value(String address) {
    return value(image(), Map.of(), address);
  }

  static Value value(Image image, Map<String, Value> inputs, String address) {
    var cells = new LinkedHashMap<CellAddress, Value>();
    inputs.forEach((cell, value) -> cells.put(CellAddress.of(cell), value));
    return Calculation.of(image, CLOCK)
        .run(
            cells,
            List.of(CellRange.of(address)),
            new Allowance(Duration.ofSeconds(60), 100_000_000))
        .get(0)
        .first()
        .value();
  }
}
