package dev.meshgate.services;

import dev.meshgate.services.ServiceRefusedException.Why;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.DefinitionJson;
import dev.meshgate.services.contract.Guidance;
import dev.meshgate.services.contract.Input;
import dev.meshgate.services.contract.Output;
import dev.meshgate.services.contract.TableArea;
import dev.meshgate.services.contract.ValueType;
import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.review.AreaSuggestion;
import dev.meshgate.services.engine.review.InputSuggestion;
import dev.meshgate.services.engine.review.OutputSuggestion;
import dev.meshgate.services.engine.review.Suggestions;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a service that its publisher has said nothing of. The reader of definitions
 * takes it, whatever the workbook is.
 */
final class Suggested {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_WORDS = 500;

  private Suggested() {}

  /**
   * What the workbook itself suggests.
   *
   * @throws ServiceRefusedException if nothing in it looks like a result
   */
  static JsonObject definition(Upload upload, Image image) {
    var suggestions = Suggestions.of(image);
    if (suggestions.outputs().isEmpty()) {
      throw new ServiceRefusedException(
          Why.INVALID_INPUT,
          "definition",
          "Nothing in the workbook looks like a result. Send a definition that names outputs.");
    }
    return DefinitionJson.whole(
        new Definition(
            name(upload.fileName()),
            "",
            "",
            List.of(),
            suggestions.inputs().stream().map(Suggested::input).toList(),
            suggestions.outputs().stream().map(Suggested::output).toList(),
            suggestions.areas().stream()
                .filter(said -> said.range().cells() <= TableArea.MOST_CELLS)
                .map(Suggested::area)
                .toList(),
            Guidance.NONE,
            List.of()));
  }

  private static String name(String fileName) {
    var name = fileName.substring(fileName.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
    var words = cut(name.replace('_', ' ').replace('-', ' ').strip(), 100);
    return words.isEmpty() ? "Workbook" : words;
  }

  private static Input input(InputSuggestion said) {
    var takes = Takes.of(said);
    var allowed =
        said.allowedValues().stream().allMatch(takes::mayList)
            ? said.allowedValues()
            : List.<Value>of();
    var value = said.defaultValue();
    var isUsable = takes.test(value) && (allowed.isEmpty() || allowed.contains(value));
    return new Input(
        said.name(),
        cut(said.title(), LONGEST_TITLE),
        takes.type(),
        said.range(),
        said.required(),
        takes.min(),
        takes.max(),
        allowed,
        false,
        null,
        cut(said.unit(), 50),
        cut(said.format(), LONGEST_TITLE),
        cut(said.description(), LONGEST_WORDS),
        isUsable ? List.of(value) : List.of());
  }

  /**
   * What an input takes. A file may hold what its own validation would not take, and a validation
   * may be one that nothing can fulfil; such things are not said.
   */
  private record Takes(ValueType type, @Nullable Double min, @Nullable Double max) {

    static Takes of(InputSuggestion said) {
      var type = Suggested.type(said.type());
      var min = said.min();
      var max = said.max();
      return type.isNumeric() && (min == null || max == null || min <= max)
          ? new Takes(type, min, max)
          : new Takes(type, null, null);
    }

    boolean test(Value value) {
      if (value instanceof NumberValue number) {
        return type.isNumeric() && isFit(number.number());
      }
      if (value instanceof TextValue text) {
        return type == ValueType.STRING && text.text().length() <= TextValue.LONGEST;
      }
      return value instanceof BooleanValue && type == ValueType.BOOLEAN;
    }

    /** Among texts a list may have numbers, which are then texts too. */
    boolean mayList(Value value) {
      return test(value) || (type == ValueType.STRING && !(value instanceof TextValue));
    }

    private boolean isFit(double number) {
      return (min == null || number >= min)
          && (max == null || number <= max)
          && (type != ValueType.INTEGER || number == Math.rint(number));
    }
  }

  private static Output output(OutputSuggestion said) {
    return new Output(
        said.name(),
        cut(said.title(), LONGEST_TITLE),
        type(said.type()),
        said.range(),
        cut(said.unit(), 50),
        said.format().equals("General") ? "" : cut(said.format(), LONGEST_TITLE),
        "",
        "");
  }

  /** To be read alone, until the publisher says that callers may change it. */
  private static TableArea area(AreaSuggestion said) {
    return new TableArea(
        said.name(),
        cut(said.title(), LONGEST_TITLE),
        said.range(),
        true,
        false,
        cut(String.join(", ", said.headers()), LONGEST_WORDS));
  }

  private static ValueType type(dev.meshgate.services.engine.review.ValueType said) {
    return switch (said) {
      case TEXT -> ValueType.STRING;
      case NUMBER -> ValueType.NUMBER;
      case INTEGER -> ValueType.INTEGER;
      case PERCENTAGE -> ValueType.PERCENTAGE;
      case DATE -> ValueType.DATE;
      case BOOLEAN -> ValueType.BOOLEAN;
    };
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
