package dev.meshgate.services.contract;

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
        .min(Comparator.comparingInt(name -> distance(plain, plain(name))))
        .filter(name -> distance(plain, plain(name)) <= Math.max(2, plain.length() / 3));
  }

  /** How many characters must be changed, put in or left out. */
  private static int distance(String one, String other) {
    var before = new int[other.length() + 1];
    for (var j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      var now = new int[before.length];
      now[0] = i;
      for (var j = 1; j < now.length; j++) {
        var change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
      }
      before = now;
    }
    return before[other.length()];
  }
}
