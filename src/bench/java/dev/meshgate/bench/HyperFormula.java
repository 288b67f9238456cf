package dev.meshgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.platform.Json;
import dev.meshgate.services.engine.cell.Coercion;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** HyperFormula on Node: the same workbook, told as texts and numbers, in a process of its own. */
final class HyperFormula implements AutoCloseable {

  private final Process process;
  private final BufferedWriter to;
  private final BufferedReader from;
  private final String version;

  /** What came out, and what all of it cost. */
  record Done(List<List<String>> outputs, double micros) {}

  private HyperFormula(Process process, XSSFWorkbook book) throws IOException {
    this.process = process;
    this.to = process.outputWriter(UTF_8);
    this.from = process.inputReader(UTF_8);
    this.version = ask(model(book)).getString("version");
  }

  static HyperFormula start(BenchSettings settings, XSSFWorkbook book)
      throws IOException, InterruptedException {
    var start = Peers.onNode(settings, "hyperformula", "hyperformula");
    var process =
        new ProcessBuilder(start.words())
            .directory(start.directory().toFile())
            .redirectError(start.log().toFile())
            .start();
    return new HyperFormula(process, book);
  }

  String version() {
    return version;
  }

  private static JsonObject model(XSSFWorkbook book) {
    var sheets = Json.object();
    book.forEach(sheet -> sheets.add(sheet.getSheetName(), rows(sheet)));
    var names = Json.array();
    book.getAllNames()
        .forEach(
            name ->
                names.add(
                    Json.object()
                        .add("name", name.getNameName())
                        .add("expression", "=" + name.getRefersToFormula())));
    return Json.object()
        .add("sheets", sheets)
        .add("names", names)
        .add("page", "Page")
        .add("inputs", Json.builders().createArrayBuilder(RateModel.INPUTS))
        .add("outputs", Json.builders().createArrayBuilder(RateModel.OUTPUTS))
        .build();
  }

  private static JsonArray rows(Sheet sheet) {
    var rows = Json.array();
    for (var i = 0; i <= sheet.getLastRowNum(); i++) {
      var cells = Json.array();
      var row = sheet.getRow(i);
      for (var j = 0; row != null && j < row.getLastCellNum(); j++) {
        cells.add(content(row.getCell(j)));
      }
      rows.add(cells);
    }
    return rows.build();
  }

  private static JsonValue content(Cell cell) {
    if (cell == null) {
      return JsonValue.NULL;
    }
    if (cell.getCellType() == CellType.NUMERIC) {
      return Json.value(cell.getNumericCellValue());
    }
    return Json.value(
        cell.getCellType() == CellType.FORMULA
            ? "=" + cell.getCellFormula()
            : cell.getStringCellValue());
  }

  /** Calculates once for each of the inputs. */
  Done calculate(List<List<Object>> inputs) {
    var job = Json.array();
    inputs.forEach(values -> job.add(Json.builders().createArrayBuilder(values)));
    try {
      var done = ask(job.build());
      var outputs =
          done.getJsonArray("results").stream()
              .map(row -> row.asJsonArray().stream().map(HyperFormula::shown).toList())
              .toList();
      return new Done(outputs, done.getJsonNumber("micros").doubleValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shown(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return Coercion.text(number.doubleValue());
    }
    return value instanceof JsonString text ? text.getString() : value.toString();
  }

  private JsonObject ask(JsonValue question) throws IOException {
    to.write(question.toString());
    to.newLine();
    to.flush();
    var answer = from.readLine();
    if (answer == null) {
      throw new IOException("HyperFormula has ended, see its log");
    }
    return Json.readObject(answer);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
