package dev.meshgate.agents.registry;

import dev.meshgate.agents.registry.RegistrationRefusedException.Why;
import dev.meshgate.agents.remote.Protocol;
import dev.meshgate.platform.WireName;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The members of what was posted, each as what it must be. */
record Fields(JsonObject json) {

  private static final int LONGEST_INSTRUCTIONS = 20_000;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_WORDS = 50;
  private static final double MOST_COST = 1e9;

  String text(String name, int longest) throws RegistrationRefusedException {
    return textOr(name, longest, "");
  }

  String textOr(String name, int longest, String otherwise) throws RegistrationRefusedException {
    var value = json.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return otherwise;
    }
    if (value instanceof JsonString text && text.getString().length() <= longest) {
      var stripped = text.getString().strip();
      return stripped.isEmpty() ? otherwise : stripped;
    }
    throw refused(name, name + " must be a text of at most " + longest + " characters.");
  }

  List<String> words(String name) throws RegistrationRefusedException {
    var value = json.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    if (value instanceof JsonArray list
        && list.size() <= MOST_WORDS
        && list.stream()
            .allMatch(
                one ->
                    one instanceof JsonString word
                        && !word.getString().isBlank()
                        && word.getString().length() <= LONGEST_NAME)) {
      return list.getValuesAs(word -> ((JsonString) word).getString().strip());
    }
    throw refused(name, name + " must be a list of at most " + MOST_WORDS + " short texts.");
  }

  JsonObject object(String name, int longest) throws RegistrationRefusedException {
    var value = json.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT);
    if (value instanceof JsonObject object && object.toString().length() <= longest) {
      return object;
    }
    throw refused(name, name + " must be an object of at most " + longest + " characters.");
  }

  int number(String name, int otherwise, int least, int most) throws RegistrationRefusedException {
    var value = json.get(name);
    if (value == null || value == JsonValue.NULL) {
      return otherwise;
    }
    if (value instanceof JsonNumber number
        && number.isIntegral()
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.intValue();
    }
    throw refused(name, name + " must be a whole number from " + least + " to " + most + ".");
  }

  @Nullable Double cost() throws RegistrationRefusedException {
    var value = json.getOrDefault("cost", JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return null;
    }
    if (value instanceof JsonNumber number
        && number.doubleValue() >= 0
        && number.doubleValue() <= MOST_COST) {
      return number.doubleValue();
    }
    throw refused(
        "cost", "cost must be a number from 0 to 1000000000: what a task costs, in your unit.");
  }

  /** A text, or an object of guidelines that an agent is given as it is. */
  String instructions() throws RegistrationRefusedException {
    return json.get("instructions") instanceof JsonObject
        ? object("instructions", LONGEST_INSTRUCTIONS).toString()
        : text("instructions", LONGEST_INSTRUCTIONS);
  }

  URI uri(String name) throws RegistrationRefusedException {
    var text = text(name, 2_000);
    try {
      var uri = URI.create(text);
      if (uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw refused(
        name, name + " must be the address of the agent, such as https://agents.example/report.");
  }

  Protocol protocol(boolean described) throws RegistrationRefusedException {
    var word = textOr("protocol", 20, described ? "a2a" : "http");
    return WireName.constant(Protocol.class, word.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                refused(
                    "protocol",
                    "protocol must be one of "
                        + String.join(", ", WireName.all(Protocol.class))
                        + "."));
  }

  Visibility visibility() throws RegistrationRefusedException {
    var word = textOr("visibility", 20, "owner");
    return WireName.constant(Visibility.class, word)
        .orElseThrow(() -> refused("visibility", "visibility must be everyone or owner."));
  }

  static RegistrationRefusedException refused(String field, String message) {
    return new RegistrationRefusedException(Why.INVALID_INPUT, field, message);
  }
}
