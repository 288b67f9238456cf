package dev.meshgate.bench;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Answer;
import dev.meshgate.services.engine.Result;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.compiled.CompiledForm;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What one calculation of a workbook costs: five inputs are put in, three outputs are read. Apache
 * POI, HyperFormula, our interpreter and the compiled form in turn, by the processor time of the
 * thread, of HyperFormula by that of its process, because the machine has other work. How many of
 * their results are the same is told.
 */
public final class Calculation {

  /** Rounds that are not counted, until everything has been compiled by the JVM. */
  private static final int WARM_UPS = 4;

  private static final List<CellAddress> PLACES =
      RateModel.INPUTS.stream().map(a1 -> CellAddress.of("Page", a1)).toList();

  /** One way of calculating. */
  private interface Engine {

    List<String> outputs(List<Object> inputs);

    /** What calculating once for each of the inputs costs, in microseconds of the processor. */
    default double micros(List<List<Object>> inputs) {
      var threads = ManagementFactory.getThreadMXBean();
      var before = threads.getCurrentThreadCpuTime();
      inputs.forEach(this::outputs);
      return (threads.getCurrentThreadCpuTime() - before) / 1e3;
    }
  }

  /** A name, its way, how often it is done in a round, and what once cost in each. */
  private record Contestant(String name, Engine engine, int times, List<Double> rounds) {

    Contestant(String name, Engine engine, int times) {
      this(name, engine, times, new ArrayList<>());
    }

    double micros(List<List<Object>> inputs) {
      var all = new ArrayList<List<Object>>();
      for (var i = 0; i < times; i++) {
        all.add(inputs.get(i % inputs.size()));
      }
      return engine.micros(all) / times;
    }
  }

  private Calculation() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = BenchSettings.fromEnvironment();
    var file = RateModel.file();
    var inputs = inputs(200);
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(file));
        var hyperFormula = HyperFormula.start(settings, book)) {
      var image = Image.read(new ByteArrayInputStream(file), Limits.DEFAULT);
      var compiled = new Contestant("Meshgate, compiled", compiled(image, inputs.get(0)), 20_000);
      var others =
          List.of(
              new Contestant("Meshgate, interpreter", interpreter(image), 400),
              new Contestant("Apache POI, changed cells told", poi(book), 40),
              new Contestant(
                  "HyperFormula " + hyperFormula.version() + ", in batches",
                  peer(hyperFormula),
                  40));
      var all = Stream.concat(Stream.of(compiled), others.stream()).toList();
      var equal =
          others.stream()
              .map(other -> compare(compiled, other, inputs.subList(0, 50)))
              .collect(Collectors.joining("; "));
      for (var i = 0; i < WARM_UPS; i++) {
        all.forEach(contestant -> contestant.micros(inputs));
      }
      for (var round = 0; round < settings.rounds(); round++) {
        all.forEach(contestant -> contestant.rounds().add(contestant.micros(inputs)));
      }
      settings.leave("calculation.md", report(settings, all, equal));
    }
  }

  private static Engine peer(HyperFormula process) {
    return new Engine() {
      @Override
      public List<String> outputs(List<Object> inputs) {
        return process.calculate(List.of(inputs)).outputs().get(0);
      }

      @Override
      public double micros(List<List<Object>> inputs) {
        return process.calculate(inputs).micros();
      }
    };
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

  private static List<CellRange> outputs() {
    return RateModel.OUTPUTS.stream().map(a1 -> CellRange.of("Page", a1)).toList();
  }

  private static Map<CellAddress, Value> cells(List<Object> inputs) {
    Map<CellAddress, Value> cells = new LinkedHashMap<>();
    for (var i = 0; i < inputs.size(); i++) {
      cells.put(
          PLACES.get(i),
          inputs.get(i) instanceof Double number
              ? Value.of(number)
              : Value.of(inputs.get(i).toString()));
    }
    return cells;
  }

  private static List<String> shown(List<Result> results) {
    return results.stream().map(Result::first).map(Answer::value).map(Coercion::text).toList();
  }

  private static Engine interpreter(Image image) {
    var calculation = dev.meshgate.services.engine.Calculation.of(image, Clock.systemUTC());
    var outputs = outputs();
    return inputs -> shown(calculation.run(cells(inputs), outputs, Allowance.DEFAULT));
  }

  private static Engine compiled(Image image, List<Object> example) {
    var form =
        CompiledForm.of(image, Clock.systemUTC(), cells(example), outputs(), Allowance.DEFAULT)
            .orElseThrow();
    return inputs -> shown(form.run(cells(inputs), Allowance.DEFAULT).orElseThrow());
  }

  /** How many outputs of some inputs are the same in both. */
  private static String compare(Contestant one, Contestant other, List<List<Object>> inputs) {
    var equal = 0;
    for (var each : inputs) {
      var ours = one.engine().outputs(each);
      var theirs = other.engine().outputs(each);
      for (var i = 0; i < ours.size(); i++) {
        equal += ours.get(i).equals(theirs.get(i)) ? 1 : 0;
      }
    }
    return "%d of %d outputs are the same in %s"
        .formatted(equal, inputs.size() * RateModel.OUTPUTS.size(), other.name());
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
              "| %s | %,.1f (%,.1f–%,.1f) | %,.0f |%n",
              contestant.name(),
              sample.median(),
              sample.least(),
              sample.most(),
              1e6 / sample.median()));
    }
    return page.toString();
  }
}
