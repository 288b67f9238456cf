package dev.meshgate.bench;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Answer;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What one calculation of a workbook costs: five inputs are put in, three outputs are read. Apache
 * POI by itself and our engine in turn, by the processor time of the thread, because the machine
 * has other work. Both must give the same.
 */
public final class Calculation {

  /** One way of calculating. */
  private interface Engine {

    List<String> outputs(List<Object> inputs);
  }

  /** A name, its way, and how often it is done in a round. */
  private record Contestant(String name, Engine engine, int times, List<Double> rounds) {

    double micros(List<List<Object>> inputs) {
      var threads = ManagementFactory.getThreadMXBean();
      var before = threads.getCurrentThreadCpuTime();
      for (var i = 0; i < times; i++) {
        engine.outputs(inputs.get(i % inputs.size()));
      }
      return (threads.getCurrentThreadCpuTime() - before) / 1e3 / times;
    }
  }

  private Calculation() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    var settings = BenchSettings.fromEnvironment();
    var file = RateModel.file();
    var inputs = inputs(200);
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      var poi = poi(book);
      var ours = ours(file);
      var equal = compare(poi, ours, inputs.subList(0, 50));
      var contestants =
          List.of(
              new Contestant("Apache POI, changed cells told", poi, 40, new ArrayList<>()),
              new Contestant("Meshgate, interpreter", ours, 400, new ArrayList<>()));
      contestants.forEach(contestant -> contestant.micros(inputs));
      for (var round = 0; round < settings.rounds(); round++) {
        contestants.forEach(contestant -> contestant.rounds().add(contestant.micros(inputs)));
      }
      settings.leave("calculation.md", report(settings, contestants, equal));
    }
  }

  private static List<List<Object>> inputs(int count) {
    var random = new SplittableRandom(2);
    var all = new ArrayList<List<Object>>();
    for (var i = 0; i < count; i++) {
      all.add(
          List.of(
              (double) random.nextInt(10, 600) * 1_000,
              (double) random.nextInt(6, 61),
              random.nextInt(0, 30) / 1_000.0,
              RateModel.REGIONS.get(random.nextInt(RateModel.REGIONS.size())),
              RateModel.PRODUCTS.get(random.nextInt(RateModel.PRODUCTS.size()))));
    }
    return all;
  }

  private static Engine poi(XSSFWorkbook book) {
    var evaluator = new XSSFFormulaEvaluator(book);
    return inputs -> {
      for (var i = 0; i < inputs.size(); i++) {
        var cell = cell(book, RateModel.INPUTS.get(i));
        if (inputs.get(i) instanceof Double number) {
          cell.setCellValue(number);
        } else {
          cell.setCellValue(inputs.get(i).toString());
        }
        evaluator.notifyUpdateCell(cell);
      }
      return RateModel.OUTPUTS.stream()
          .map(output -> shown(evaluator.evaluate(cell(book, output))))
          .toList();
    };
  }

  private static Cell cell(XSSFWorkbook book, String a1) {
    var reference = new CellReference(a1);
    return book.getSheet("Page").getRow(reference.getRow()).getCell(reference.getCol());
  }

  private static String shown(CellValue value) {
    return value.getCellType() == CellType.NUMERIC
        ? Coercion.text(value.getNumberValue())
        : value.getStringValue();
  }

  private static Engine ours(byte[] file) throws IOException {
    var image = Image.read(new ByteArrayInputStream(file), Limits.DEFAULT);
    var calculation = dev.meshgate.services.engine.Calculation.of(image, Clock.systemUTC());
    var outputs = RateModel.OUTPUTS.stream().map(a1 -> CellRange.of("Page", a1)).toList();
    return inputs -> {
      Map<CellAddress, Value> cells = new LinkedHashMap<>();
      for (var i = 0; i < inputs.size(); i++) {
        cells.put(
            CellAddress.of("Page", RateModel.INPUTS.get(i)),
            inputs.get(i) instanceof Double number
                ? Value.of(number)
                : Value.of(inputs.get(i).toString()));
      }
      return calculation.run(cells, outputs, Allowance.DEFAULT).stream()
          .map(result -> result.first())
          .map(Answer::value)
          .map(Coercion::text)
          .toList();
    };
  }

  /** How many of some inputs give the same in both. */
  private static String compare(Engine one, Engine other, List<List<Object>> inputs) {
    var equal =
        inputs.stream().filter(each -> one.outputs(each).equals(other.outputs(each))).count();
    return "%d of %d inputs give the same in both".formatted(equal, inputs.size());
  }

  private static String report(BenchSettings settings, List<Contestant> contestants, String equal)
      throws IOException {
    var page = new StringBuilder();
    // No server takes part, so the JDK is the one that runs this.
    new Conditions(settings, Clock.systemUTC())
        .machine().stream()
            .filter(line -> !line.startsWith("JDK"))
            .forEach(line -> page.append("- ").append(line).append('\n'));
    page.append("- JDK: ").append(System.getProperty("java.vendor")).append(' ');
    page.append(System.getProperty("java.runtime.version")).append('\n');
    page.append("- load average at the end: ").append(Conditions.load()).append('\n');
    page.append("- ").append(equal).append("\n\n");
    page.append(
        "| engine | µs of CPU each, median (least–most) | a second of CPU |\n|---|---|---|\n");
    for (var contestant : contestants) {
      var sample = Sample.of(contestant.rounds(), Double::doubleValue);
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f (%,.0f–%,.0f) | %,.0f |%n",
              contestant.name(),
              sample.median(),
              sample.least(),
              sample.most(),
              1e6 / sample.median()));
    }
    return page.toString();
  }
}
