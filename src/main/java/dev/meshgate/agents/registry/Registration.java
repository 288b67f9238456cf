package dev.meshgate.agents.registry;

import dev.meshgate.agents.remote.Described;
import dev.meshgate.agents.remote.Protocol;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.PlainText;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to register. A field that we do not know is kept out and not refused: owners
 * of agents bring descriptions that were written for other registries.
 *
 * @param id lower case with hyphens; empty to make it of the name
 * @param uri where it takes tasks, or where it tells of itself
 * @param described whether the address is to tell the rest
 * @param instructions what it is told beside every task; may be empty
 * @param cost of a task, in the unit that the company reckons in; null where nobody says
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
    Credential credential,
    @Nullable Double cost) {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern NOT_OF_AN_ID = Pattern.compile("[^a-z0-9]+");
  private static final int LONGEST_ID = 63;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_METADATA = 20_000;
  private static final int MOST_WORDS = 50;

  /**
   * Takes out of the words of strangers what people do not see and models do: directions, joiners,
   * tags and the like, in which orders can be hidden.
   */
  public Registration {
    name = seen(name, LONGEST_NAME);
    description = seen(description, LONGEST_TEXT);
    capabilities = capabilities.stream().map(word -> seen(word, LONGEST_NAME)).toList();
    tags = tags.stream().map(word -> seen(word, LONGEST_NAME)).toList();
  }

  private static String seen(String text, int longest) {
    return text.isBlank() ? "" : PlainText.of(text, longest);
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
      throw Fields.refused("id", "id must be 1 to 63 lower-case letters, digits and hyphens.");
    }
    var name = fields.text("name", LONGEST_NAME);
    if (name.isEmpty() && !described) {
      throw Fields.refused("name", "name is missing: say what people shall call the agent.");
    }
    var capabilities = fields.words("capabilities");
    if (capabilities.isEmpty() && !described) {
      throw Fields.refused("capabilities", "capabilities is missing: name at least one.");
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
        Credential.from(fields.object("authentication", LONGEST_METADATA)),
        fields.cost());
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
        credential,
        cost);
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

  /** What of it is kept as it is, in one column. */
  JsonObject profile() {
    var profile = Json.object();
    if (cost != null) {
      profile.add("cost", cost);
    }
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
