package dev.meshgate.builtin.calculation;

import dev.meshgate.platform.Json;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.Input;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the inputs of one service in what somebody said, the surest first: a name with its value, a
 * word that only one value has, a number beside the words of an input, and at last the one number
 * that is left for the one input that must still be given.
 */
final class Reader {

  private final Definition definition;
  private final List<Wanted> wanted;

  /** For as many texts as there are; what is looked for in them is made ready once. */
  Reader(Definition definition) {
    this.definition = definition;
    this.wanted = definition.inputs().stream().map(Wanted::new).toList();
  }

  /**
   * The inputs that were said, as a caller would give them.
   *
   * @param said what was said, the latest last; the latest holds
   */
  JsonObject read(List<String> said) {
    return new Search().inputs(said);
  }

  /** What must still be given. */
  List<Input> missing(JsonObject inputs) {
    return definition.inputs().stream()
        .filter(input -> input.mandatory() && !inputs.containsKey(input.name()))
        .toList();
  }

  private record Match(Wanted input, Quantity quantity, double score) {}

  /** One look through what was said. */
  private final class Search {

    private final Map<Input, JsonValue> bound = new LinkedHashMap<>();
    private final List<Quantity> left = new ArrayList<>();

    JsonObject inputs(List<String> said) {
      for (var i = said.size() - 1; i >= 0; i--) {
        var text = named(said.get(i));
        words(text);
        numbers(text);
      }
      leftOver();
      var inputs = Json.object();
      wanted.stream()
          .map(Wanted::input)
          .filter(bound::containsKey)
          .forEach(input -> inputs.add(input.name(), bound.get(input)));
      return inputs.build();
    }

    private List<Wanted> open() {
      return wanted.stream().filter(one -> !bound.containsKey(one.input())).toList();
    }

    /** Takes {@code name = value} and {@code Title: value}, and gives back what is left. */
    private String named(String text) {
      var rest = text;
      for (var one : open()) {
        var found = one.explicit().matcher(rest);
        if (found.find()) {
          bound.put(one.input(), Json.value(found.group(1).strip()));
          rest = rest.substring(0, found.start()) + "; " + rest.substring(found.end());
        }
      }
      return rest;
    }

    /** A value out of a list that is said, and no other of that list. */
    private void words(String text) {
      for (var one : open()) {
        var named = one.saidIn(text);
        if (named.size() == 1) {
          bound.put(one.input(), Json.value(named.get(0)));
        }
      }
    }

    private void numbers(String text) {
      var quantities = new ArrayList<>(Quantity.in(text));
      var matches = new ArrayList<Match>();
      for (var one : open()) {
        for (var quantity : quantities) {
          var score = one.fits(quantity);
          if (score > 0) {
            matches.add(new Match(one, quantity, score));
          }
        }
      }
      matches.sort(Comparator.comparingDouble(Match::score).reversed());
      for (var match : matches) {
        if (!bound.containsKey(match.input().input()) && quantities.remove(match.quantity())) {
          bound.put(match.input().input(), match.input().written(match.quantity()));
        }
      }
      left.addAll(quantities);
    }

    private void leftOver() {
      for (var one : open()) {
        var could = left.stream().filter(one::takes).toList();
        if (one.input().mandatory() && could.size() == 1) {
          var only = could.get(0);
          if (open().stream().filter(o -> o.input().mandatory() && o.takes(only)).count() == 1) {
            bound.put(one.input(), one.written(only));
            left.remove(only);
          }
        }
      }
    }
  }
}
