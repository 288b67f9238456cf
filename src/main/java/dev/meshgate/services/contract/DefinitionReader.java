package dev.meshgate.services.contract;

import dev.meshgate.services.contract.InvalidDefinitionException.Fault;
import dev.meshgate.services.engine.image.Image;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the definition that a publisher posts, against the workbook that it is about. */
public final class DefinitionReader {

  private static final int MOST_INPUTS = 200;
  private static final int MOST_OUTPUTS = 200;
  private static final int MOST_TESTS = 100;

  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "description",
          "category",
          "tags",
          "inputs",
          "outputs",
          "areas",
          "guidance",
          "examples",
          "tests");
  private static final Set<String> OF_OUTPUT =
      Set.of("name", "title", "type", "address", "unit", "formatString", "description", "hint");
  private static final Set<String> OF_AREA =
      Set.of("name", "title", "address", "readable", "writable", "description");
  private static final Set<String> OF_TEST = Set.of("name", "inputs", "expected", "tolerance");

  private final Places places;
  private final List<Fault> faults = new ArrayList<>();

  private DefinitionReader(Places places) {
    this.places = places;
  }

  /**
   * Reads it.
   *
   * @throws InvalidDefinitionException with everything that is wrong
   */
  public static Definition read(JsonObject json, Image image) {
    return new DefinitionReader(new Places(image)).whole(json);
  }

  private Definition whole(JsonObject json) {
    var all = new Members(json, "", faults);
    all.knowsOnly(MEMBERS);
    var name = all.text("name", 100);
    if (name.isEmpty()) {
      all.wrong("name", "is missing: it is what people call the service.");
    }
    var inputReader = new InputReader(places);
    var inputs = all.objects("inputs", MOST_INPUTS).stream().map(inputReader::input).toList();
    var outputs = all.objects("outputs", MOST_OUTPUTS).stream().map(this::output).toList();
    if (outputs.isEmpty()) {
      all.wrong("outputs", "must name at least one cell that is the result.");
    }
    var areas = all.objects("areas", MOST_INPUTS).stream().map(this::area).toList();
    var tests = all.objects("tests", MOST_TESTS).stream().map(this::test).toList();
    var description = all.text("description", 500);
    var category = all.text("category", Members.SHORT);
    var tags = all.texts("tags", 30);
    var guidance = new Guidance(all.text("guidance", Members.LONG), all.texts("examples", 20));
    unlike("inputs", inputs, input -> input == null ? "" : input.name());
    unlike("outputs", outputs, output -> output == null ? "" : output.name());
    unlike("areas", areas, area -> area == null ? "" : area.name());
    if (!faults.isEmpty()) {
      throw new InvalidDefinitionException(faults);
    }
    return new Definition(
        name, description, category, tags, inputs, outputs, areas, guidance, tests);
  }

  private <T> void unlike(String path, List<T> list, Function<T, String> name) {
    var seen = new HashSet<String>();
    list.stream()
        .map(name)
        .filter(one -> !one.isEmpty() && !seen.add(Names.plain(one)))
        .forEach(
            one ->
                faults.add(
                    new Fault(path, "There are two " + path + " with the name " + one + ".")));
  }

  private @Nullable Output output(Members output) {
    output.knowsOnly(OF_OUTPUT);
    var name = output.name();
    var range = output.range("address", places);
    if (range == null) {
      return null;
    }
    return new Output(
        name,
        output.title(name),
        output.type(),
        range,
        output.text("unit", 50),
        output.text("formatString", Members.SHORT),
        output.text("description", 500),
        output.text("hint", 500));
  }

  private @Nullable TableArea area(Members area) {
    area.knowsOnly(OF_AREA);
    var name = area.name();
    var range = area.range("address", places);
    if (range == null) {
      return null;
    }
    return new TableArea(
        name,
        area.title(name),
        range,
        area.flag("readable", true),
        area.flag("writable", false),
        area.text("description", 500));
  }

  private TestCase test(Members test) {
    test.knowsOnly(OF_TEST);
    var tolerance = test.number("tolerance");
    if (tolerance != null && (tolerance < 0 || tolerance > 1)) {
      test.wrong("tolerance", "must be from 0 to 1; 0.000001 is usual.");
    }
    return new TestCase(
        test.text("name", Members.SHORT),
        test.object("inputs"),
        test.object("expected"),
        tolerance == null ? 1e-6 : tolerance);
  }
}
