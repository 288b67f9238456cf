package dev.meshgate.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How Java names are spelled on the wire: in snake_case, enum constants in lower case. */
public final class WireName {

  private WireName() {}

  /**
   * {@code task_type} of {@code taskType}. The rule is that of JSON-B's {@code
   * LOWER_CASE_WITH_UNDERSCORES}, so that a schema and what {@link Json#BINDING} writes agree.
   */
  public static String of(String javaName) {
    var name = new StringBuilder(javaName.length() + 4);
    var last = '\0';
    for (var i = 0; i < javaName.length(); i++) {
      var c = javaName.charAt(i);
      if (Character.isUpperCase(c) && Character.isLowerCase(last)) {
        name.append('_');
      }
      name.append(Character.toLowerCase(c));
      last = c;
    }
    return name.toString();
  }

  /** {@code in_progress} of {@code IN_PROGRESS}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The constant of that name. */
  public static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants()).filter(c -> of(c).equals(name)).findFirst();
  }

  /** The names of all constants of an enum, in their order. */
  public static List<String> all(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants()).map(c -> of((Enum<?>) c)).toList();
  }
}
