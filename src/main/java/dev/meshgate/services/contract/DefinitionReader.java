package dev.meshgate.services.contract;

import dev.meshgate.services.contract.InvalidDefinitionException.Fault;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
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
  private static final int MOST_CELLS = 10_000;
  private static final int MOST_ALLOWED = 1_000;
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
  private static final Set<String> OF_INPUT =
      Set.of(
          "name",
          "title",
          "type",
          "address",
          "mandatory",
          "required",
          "min",
          "max",
          "allowedValues",
          "allowedValuesRange",
          "allowedValuesCaseSensitive",
          "defaultValue",
          "unit",
          "format",
          "description",
          "aiExamples");
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
    var inputs = all.objects("inputs", MOST_INPUTS).stream().map(this::input).toList();
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

  private @Nullable Input input(Members input) {
    input.knowsOnly(OF_INPUT);
    var name = name(input);
    var range = input.range("address", places);
    var type = type(input);
    if (range == null) {
      return null;
    }
    if ((long) range.rows() * range.columns() > MOST_CELLS) {
      input.wrong("address", "may be at most " + MOST_CELLS + " cells.");
    }
    var fallback = input.get("defaultValue");
    // The seed's clients say mandatory, people say required; what has a default need not be given.
    var mandatory =
        input.has("required")
            ? input.flag("required", true)
            : input.flag("mandatory", fallback == JsonValue.NULL);
    var bare =
        new Input(
            name,
            orName(input.text("title", Members.SHORT), name),
            type,
            range,
            mandatory,
            bound(input, "min", type),
            bound(input, "max", type),
            List.of(),
            input.flag("allowedValuesCaseSensitive", false),
            null,
            input.text("unit", 50),
            input.text("format", Members.SHORT),
            input.text("description", 500),
            List.of());
    if (bare.min() != null && bare.max() != null && bare.min() > bare.max()) {
      input.wrong("min", "must not be more than max.");
      return null;
    }
    return withValues(input, bare, fallback);
  }

  /** Values are read as a caller's are, so that what a definition says can also be sent. */
  private Input withValues(Members said, Input bare, JsonValue fallback) {
    var allowed = allowed(said, bare);
    var strict = with(bare, allowed, null, List.of());
    var standing =
        fallback == JsonValue.NULL ? null : value(said, "defaultValue", strict, fallback);
    var examples =
        said.list("aiExamples", 20).stream()
            .map(example -> value(said, "aiExamples", strict, example))
            .toList();
    return with(strict, allowed, standing, examples);
  }

  private static Input with(
      Input input, List<Value> allowed, @Nullable Value fallback, List<Value> examples) {
    return new Input(
        input.name(),
        input.title(),
        input.type(),
        input.range(),
        input.mandatory(),
        input.min(),
        input.max(),
        allowed,
        input.caseSensitive(),
        fallback,
        input.unit(),
        input.format(),
        input.description(),
        examples);
  }

  private List<Value> allowed(Members said, Input bare) {
    if (said.has("allowedValuesRange")) {
      var range = said.range("allowedValuesRange", places);
      if (range == null || (long) range.rows() * range.columns() > MOST_ALLOWED) {
        said.wrong("allowedValuesRange", "may be at most " + MOST_ALLOWED + " cells.");
        return List.of();
      }
      return new Stored(places.image()).values(range);
    }
    return said.list("allowedValues", MOST_ALLOWED).stream()
        .map(value -> value(said, "allowedValues", bare, value))
        .toList();
  }

  private static Value value(Members said, String member, Input input, JsonValue json) {
    try {
      return new Reading(input, warning -> {}).read(json);
    } catch (Reading.UnfitException e) {
      said.wrong(member, "cannot be used: " + e.violation().message());
      return EmptyValue.EMPTY;
    }
  }

  private static @Nullable Double bound(Members input, String member, ValueType type) {
    if (type == ValueType.DATE && input.get(member) instanceof JsonString) {
      var day = value(input, member, Stored.anyDay(), input.get(member));
      return day instanceof NumberValue number ? number.number() : null;
    }
    var bound = input.number(member);
    if (bound != null && !type.isNumeric()) {
      input.wrong(member, "is only for numbers and days.");
    }
    return bound;
  }

  private @Nullable Output output(Members output) {
    output.knowsOnly(OF_OUTPUT);
    var name = name(output);
    var range = output.range("address", places);
    if (range == null) {
      return null;
    }
    if ((long) range.rows() * range.columns() > MOST_CELLS) {
      output.wrong("address", "may be at most " + MOST_CELLS + " cells.");
    }
    return new Output(
        name,
        orName(output.text("title", Members.SHORT), name),
        type(output),
        range,
        output.text("unit", 50),
        output.text("formatString", Members.SHORT),
        output.text("description", 500),
        output.text("hint", 500));
  }

  private @Nullable TableArea area(Members area) {
    area.knowsOnly(OF_AREA);
    var name = name(area);
    var range = area.range("address", places);
    if (range == null) {
      return null;
    }
    if ((long) range.rows() * range.columns() > MOST_CELLS) {
      area.wrong("address", "may be at most " + MOST_CELLS + " cells.");
    }
    return new TableArea(
        name,
        orName(area.text("title", Members.SHORT), name),
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

  private static String name(Members said) {
    var name = said.text("name", 64);
    if (!Names.NAME.matcher(name).matches()) {
      said.wrong(
          "name", "must be 1 to 64 of letters, digits and _, a letter first, such as annual_rate.");
    }
    return name;
  }

  private static ValueType type(Members said) {
    var word = said.text("type", 20);
    if (word.isEmpty()) {
      return ValueType.NUMBER;
    }
    return ValueType.of(word)
        .orElseGet(
            () -> {
              said.wrong(
                  "type",
                  "must be number, integer, currency, percentage, string, boolean or date, not '"
                      + word
                      + "'.");
              return ValueType.NUMBER;
            });
  }

  private static String orName(String title, String name) {
    if (!title.isEmpty() || name.isEmpty()) {
      return title;
    }
    var words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
