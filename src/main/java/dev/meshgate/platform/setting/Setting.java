package dev.meshgate.platform.setting;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Reads one value of an operator. A value out of its bounds stops the start and is named by the
 * environment variable that sets it, because that is what the operator typed.
 */
public final class Setting {

  private Setting() {}

  /** A text that may be absent; blank is absent, as a form or an env file would leave it. */
  public static Optional<String> text(Config config, String key) {
    return config.getOptionalValue(key, String.class).map(String::trim).filter(v -> !v.isEmpty());
  }

  public static boolean flag(Config config, String key, boolean otherwise) {
    return text(config, key)
        .map(
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw wrong(key, value, "true or false");
                })
        .orElse(otherwise);
  }

  public static int number(Config config, String key, int otherwise, int least, int most) {
    return text(config, key).map(value -> number(key, value, least, most)).orElse(otherwise);
  }

  private static int number(String key, String value, int least, int most) {
    var allowed = "a whole number from " + least + " to " + most;
    try {
      var number = Integer.parseInt(value);
      if (number < least || number > most) {
        throw wrong(key, value, allowed);
      }
      return number;
    } catch (NumberFormatException e) {
      throw wrong(key, value, allowed);
    }
  }

  /** A duration in ISO 8601 ({@code PT15M}) or in short ({@code 15m}, {@code 12h}, {@code 30d}). */
  public static Duration duration(
      Config config, String key, Duration otherwise, Duration least, Duration most) {
    return text(config, key).map(value -> duration(key, value, least, most)).orElse(otherwise);
  }

  private static Duration duration(String key, String value, Duration least, Duration most) {
    var allowed = "a duration from " + least + " to " + most + ", such as 15m, 12h or 30d";
    try {
      var duration = Duration.parse(iso(value));
      if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
        throw wrong(key, value, allowed);
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw wrong(key, value, allowed);
    }
  }

  private static String iso(String value) {
    if (value.startsWith("P")) {
      return value;
    }
    return value.endsWith("d") ? "P" + value : "PT" + value;
  }

  private static WrongSettingException wrong(String key, String value, String allowed) {
    return new WrongSettingException(
        environmentName(key) + " must be " + allowed + ", not '" + value + "'");
  }

  /** {@code meshgate.http.port} is {@code MESHGATE_HTTP_PORT}. */
  public static String environmentName(String key) {
    return key.replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
