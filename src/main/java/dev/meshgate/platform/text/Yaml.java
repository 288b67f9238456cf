package dev.meshgate.platform.text;

import dev.meshgate.platform.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;

/** Writes JSON as YAML 1.2 in blocks. Strings are quoted as in JSON, which YAML reads alike. */
public final class Yaml {

  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z/$][A-Za-z0-9_./-]*");

  /** Plain, these would be values of other types to some readers. */
  private static final Pattern WORD = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

  private final StringBuilder yaml = new StringBuilder(8_192);

  private Yaml() {}

  public static String of(JsonObject document) {
    var yaml = new Yaml();
    yaml.members(document, "");
    return yaml.yaml.toString();
  }

  private void members(JsonObject object, String indent) {
    object.forEach(
        (name, value) -> {
          yaml.append(indent).append(key(name)).append(':');
          value(value, indent + "  ");
        });
  }

  private void value(JsonValue value, String indent) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      yaml.append('\n');
      members(object, indent);
    } else if (value instanceof JsonArray array && !array.isEmpty()) {
      yaml.append('\n');
      array.forEach(
          item -> {
            yaml.append(indent).append('-');
            value(item, indent + "  ");
          });
    } else {
      yaml.append(' ').append(scalar(value)).append('\n');
    }
  }

  private static String scalar(JsonValue value) {
    return value instanceof JsonString text ? JsonText.quoted(text.getString()) : value.toString();
  }

  private static String key(String name) {
    return PLAIN_KEY.matcher(name).matches() && !WORD.matcher(name).matches()
        ? name
        : JsonText.quoted(name);
  }
}
