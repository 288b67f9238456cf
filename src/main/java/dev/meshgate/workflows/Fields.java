package dev.meshgate.workflows;

import dev.meshgate.platform.WireName;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The members of an object, each as what it must be. What is not is written down, and reading goes
 * on, so that all of it is told at once.
 *
 * @param where what stands before the name of a member when it is told
 */
record Fields(JsonObject json, String where, List<String> problems) {

  private static final int MOST_WORDS = 50;
  private static final int LONGEST_WORD = 200;

  /** A text of that name; empty where there is none. */
  String text(String name, int longest) {
    var value = json.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return "";
    }
    if (value instanceof JsonString text && text.getString().length() <= longest) {
      return text.getString();
    }
    problems.add(where + name + " must be a text of at most " + longest + " characters.");
    return "";
  }

  boolean flag(String name) {
    var value = json.getOrDefault(name, JsonValue.FALSE);
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      problems.add(where + name + " must be true or false.");
    }
    return value == JsonValue.TRUE;
  }

  JsonArray list(String name, int most) {
    var value = json.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    if (value instanceof JsonArray list && list.size() <= most) {
      return list;
    }
    problems.add(where + name + " must be a list of at most " + most + ".");
    return JsonValue.EMPTY_JSON_ARRAY;
  }

  List<String> texts(String name) {
    var list = list(name, MOST_WORDS);
    if (list.stream()
        .allMatch(
            one ->
                one instanceof JsonString word
                    && !word.getString().isBlank()
                    && word.getString().length() <= LONGEST_WORD)) {
      return list.getValuesAs(word -> ((JsonString) word).getString().strip());
    }
    problems.add(where + name + " must be a list of short texts.");
    return List.of();
  }

  <E extends Enum<E>> E word(String name, Class<E> among, E otherwise) {
    var word = text(name, LONGEST_WORD);
    if (word.isBlank()) {
      return otherwise;
    }
    var named = WireName.constant(among, word.strip());
    if (named.isPresent()) {
      return named.orElseThrow();
    }
    problems.add(where + name + " must be one of " + String.join(", ", WireName.all(among)) + ".");
    return otherwise;
  }

  /** What is misspelled would be left out unseen. */
  void only(Set<String> known) {
    json.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                problems.add(
                    where
                        + name
                        + " is not known. Known here: "
                        + String.join(", ", new TreeSet<>(known))
                        + "."));
  }
}
