package dev.meshgate.services.contract;

import dev.meshgate.platform.text.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of inputs, outputs and areas, which people and models spell as they like. */
final class Names {

  /** What every assistant takes as a name of a property, and every program as a variable. */
  static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  private Names() {}

  /** Without case, and without what joins words. */
  static String plain(String name) {
    var plain = new StringBuilder(name.length());
    for (var i = 0; i < name.length(); i++) {
      var c = name.charAt(i);
      if (c != '_' && c != '-' && !Character.isWhitespace(c)) {
        plain.append(c);
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /** The one of them that was probably meant. */
  static Optional<String> nearest(String typed, Collection<String> names) {
    var plain = plain(typed);
    return names.stream()
        .min(Comparator.comparingInt(name -> Spelling.distance(plain, plain(name))))
        .filter(name -> Spelling.distance(plain, plain(name)) <= Math.max(2, plain.length() / 3));
  }
}
