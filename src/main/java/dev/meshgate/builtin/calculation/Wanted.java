package dev.meshgate.builtin.calculation;

import dev.meshgate.platform.Json;
import dev.meshgate.services.contract.CellJson;
import dev.meshgate.services.contract.Input;
import dev.meshgate.services.contract.ValueType;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.TextValue;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An input, and by which words people mean it.
 *
 * @param names the stems of its name and title
 * @param units the stems of its unit
 * @param told those of its description
 * @param explicit finds its name with a value behind it, which is group 1
 * @param choices the texts that alone are accepted, each with what finds it
 */
record Wanted(
    Input input,
    Set<String> names,
    Set<String> units,
    Set<String> told,
    Pattern explicit,
    Map<String, Pattern> choices) {

  private static final double OF_NAME = 3;
  private static final double OF_UNIT = 4;
  private static final double OF_DESCRIPTION = 1.5;
  private static final double LIKELY = 0.5;

  Wanted(Input input) {
    this(
        input,
        names(input),
        Set.copyOf(Quantity.stems(input.unit())),
        Set.copyOf(Quantity.stems(input.description())),
        explicit(input),
        choices(input));
  }

  private static Set<String> names(Input input) {
    var names = new HashSet<String>();
    for (var words : new String[] {input.name().replace('_', ' '), input.title()}) {
      names.addAll(Quantity.stems(words));
    }
    return names;
  }

  private static Pattern explicit(Input input) {
    var name = Pattern.quote(input.name());
    var title = Pattern.quote(input.title());
    return Pattern.compile(
        "(?<!\\w)(?:"
            + name
            + "|"
            + title
            + ")\\s*[=:]\\s*\"?([^\\s\",;][^\",;\\n]{0,99}?)\"?\\s*"
            + "(?=[,;\\n]|\\.(?:\\s|$)|$)",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Map<String, Pattern> choices(Input input) {
    var choices = new LinkedHashMap<String, Pattern>();
    for (var allowed : input.allowed()) {
      if (allowed instanceof TextValue word && !word.text().isBlank()) {
        choices.put(
            word.text(),
            Pattern.compile(
                "(?<!\\w)" + Pattern.quote(word.text()) + "(?!\\w)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
      }
    }
    return choices;
  }

  /** Those of its choices that a text says. */
  List<String> saidIn(String text) {
    return choices.entrySet().stream()
        .filter(choice -> choice.getValue().matcher(text).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How surely a number is meant for it by the words beside the number; 0 for not at all. */
  double fits(Quantity quantity) {
    if (!isNumber() || quantity.isPercent() != isPart()) {
      return 0;
    }
    var byName = OF_NAME * shared(names, quantity) + OF_UNIT * shared(units, quantity);
    var score = byName + OF_DESCRIPTION * shared(told, quantity);
    if (!accepts(quantity)) {
      // Whoever names it is told what is allowed; whoever does not may mean something else.
      return byName / 2;
    }
    return score > 0 && input.mandatory() ? score + LIKELY : score;
  }

  /** Whether a number could be meant for it, going by its kind and bounds alone. */
  boolean takes(Quantity quantity) {
    return isNumber() && quantity.isPercent() == isPart() && accepts(quantity);
  }

  /** As a caller gives it. */
  JsonValue written(Quantity quantity) {
    return quantity.isPercent()
        ? Json.value(
            BigDecimal.valueOf(quantity.value()).stripTrailingZeros().toPlainString() + "%")
        : CellJson.number(quantity.value());
  }

  private boolean isNumber() {
    return input.type().isNumeric() && input.type() != ValueType.DATE && input.range().isSingle();
  }

  private boolean isPart() {
    return input.type() == ValueType.PERCENTAGE || input.format().contains("%");
  }

  private boolean accepts(Quantity quantity) {
    var value = quantity.isPercent() ? quantity.value() / 100 : quantity.value();
    var min = input.min();
    var max = input.max();
    var listed =
        input.allowed().isEmpty()
            || input.allowed().stream()
                .anyMatch(
                    allowed ->
                        allowed instanceof NumberValue number
                            && Math.abs(number.number() - value) < 1e-9);
    return listed
        && (min == null || value >= min)
        && (max == null || value <= max)
        && (input.type() != ValueType.INTEGER || value == Math.rint(value));
  }

  private static long shared(Set<String> mine, Quantity quantity) {
    return quantity.words().stream().filter(mine::contains).count();
  }
}
