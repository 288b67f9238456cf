package dev.meshgate.agents.registry;

import dev.meshgate.agents.registry.RegistrationRefusedException.Why;
import dev.meshgate.agents.remote.Described;
import dev.meshgate.agents.remote.Protocol;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.WireName;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody wants to register. A field that we do not know is kept out and not refused: owners
 * of agents bring descriptions that were written for other registries.
 *
 * @param id lower case with hyphens; empty to make it of the name
 * @param uri where it takes tasks, or where it tells of itself
 * @param described whether the address is to tell the rest
 * @param instructions what it is told beside every task; may be empty
 * @param protocolNamed whether its owner said what it speaks
 * @param dialect the version of its protocol; empty where that has none, or is not known yet
 * @param fingerprint of what it told of itself and may not change unseen; empty for most
 */
public record Registration(
    String id,
    String name,
    String framework,
    String description,
    String version,
    List<String> capabilities,
    List<String> tags,
    JsonObject metadata,
    Protocol protocol,
    boolean protocolNamed,
    URI uri,
    boolean described,
    String dialect,
    boolean streams,
    String fingerprint,
    String instructions,
    int concurrency,
    int timeoutSeconds,
    Visibility visibility,
    Credential credential) {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern NOT_OF_AN_ID = Pattern.compile("[^a-z0-9]+");
  private static final int LONGEST_ID = 63;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_INSTRUCTIONS = 20_000;
  private static final int LONGEST_METADATA = 20_000;
  private static final int MOST_WORDS = 50;

  public Registration {
    capabilities = List.copyOf(capabilities);
    tags = List.copyOf(tags);
  }

  /**
   * Reads one.
   *
   * @throws RegistrationRefusedException naming the field that is wrong and what it must be
   */
  public static Registration from(JsonObject json) throws RegistrationRefusedException {
    var described = json.containsKey("url") && !json.containsKey("endpoint");
    var fields = new Fields(json);
    var id = fields.text("id", LONGEST_ID);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      throw refused("id", "id must be 1 to 63 lower-case letters, digits and hyphens.");
    }
    var name = fields.text("name", LONGEST_NAME);
    if (name.isEmpty() && !described) {
      throw refused("name", "name is missing: say what people shall call the agent.");
    }
    var capabilities = fields.words("capabilities");
    if (capabilities.isEmpty() && !described) {
      throw refused("capabilities", "capabilities is missing: name at least one.");
    }
    return new Registration(
        id,
        name,
        fields.textOr("framework", LONGEST_NAME, described ? "" : "custom"),
        fields.text("description", LONGEST_TEXT),
        fields.text("version", LONGEST_NAME),
        capabilities,
        fields.words("tags"),
        fields.object("metadata", LONGEST_METADATA),
        fields.protocol(described),
        !fields.text("protocol", 20).isEmpty(),
        fields.uri(described ? "url" : "endpoint"),
        described,
        fields.text("protocol_version", 20),
        false,
        "",
        fields.instructions(),
        fields.number("max_concurrent_tasks", 10, 1, 1_000),
        fields.number("timeout_seconds", 60, 1, 3_600),
        fields.visibility(),
        Credential.from(fields.object("authentication", LONGEST_METADATA)));
  }

  /** With what the agent told of itself, where its owner did not say otherwise. */
  Registration with(Described told) {
    var called = name.isEmpty() ? cut(told.name(), LONGEST_NAME) : name;
    return new Registration(
        id,
        called,
        framework.isEmpty() ? frameworkOf(told.protocol()) : framework,
        description.isEmpty() ? cut(told.description(), LONGEST_TEXT) : description,
        version.isEmpty() ? cut(told.version(), LONGEST_NAME) : version,
        capabilities.isEmpty()
            ? told.capabilities().stream()
                .map(word -> cut(word, LONGEST_NAME))
                .limit(MOST_WORDS)
                .toList()
            : capabilities,
        tags,
        metadata,
        told.protocol(),
        protocolNamed,
        told.uri(),
        described,
        told.dialect(),
        told.streams(),
        told.fingerprint(),
        instructions,
        concurrency,
        timeoutSeconds,
        visibility,
        credential);
  }

  private static String frameworkOf(Protocol protocol) {
    return switch (protocol) {
      case LANGGRAPH -> "langchain";
      case CREWAI -> "crewai";
      default -> "custom";
    };
  }

  /** The id that was asked for, or one made of the name. */
  String idOrOfName() {
    if (!id.isEmpty()) {
      return id;
    }
    var made = NOT_OF_AN_ID.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    var bare = cut(made.replaceAll("^-+|-+$", ""), LONGEST_ID).replaceAll("-+$", "");
    return bare.isEmpty() ? "agent" : bare;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private static RegistrationRefusedException refused(String field, String message) {
    return new RegistrationRefusedException(Why.INVALID_INPUT, field, message);
  }

  /** The members of what was posted. */
  private record Fields(JsonObject json) {

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

    int number(String name, int otherwise, int least, int most)
        throws RegistrationRefusedException {
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
      return Arrays.stream(Protocol.values())
          .filter(protocol -> WireName.of(protocol).equals(word.toLowerCase(Locale.ROOT)))
          .findFirst()
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
      return Arrays.stream(Visibility.values())
          .filter(visibility -> WireName.of(visibility).equals(word))
          .findFirst()
          .orElseThrow(() -> refused("visibility", "visibility must be everyone or owner."));
    }
  }

  /** What of it is kept as it is, in one column. */
  JsonObject profile() {
    var profile = Json.object();
    if (!fingerprint.isEmpty()) {
      profile.add("fingerprint", fingerprint);
    }
    return profile
        .add("name", name)
        .add("framework", framework)
        .add("description", description)
        .add("version", version)
        .add("capabilities", Json.builders().createArrayBuilder(capabilities))
        .add("tags", Json.builders().createArrayBuilder(tags))
        .add("metadata", metadata)
        .add("instructions", instructions)
        .build();
  }
}
