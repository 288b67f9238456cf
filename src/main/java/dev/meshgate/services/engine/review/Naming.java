package dev.meshgate.services.engine.review;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names for programs, made of labels for people. Each is given once, and those that differ only in
 * their underscores are the same name for callers.
 */
final class Naming {

  private static final int LONGEST = 48;

  private final Set<String> given = new HashSet<>();

  /** The name of a label; where it has no letter that a name may have, that of the other text. */
  String name(String label, String otherwise) {
    var name = plain(label);
    if (name.isEmpty()) {
      name = plain(otherwise);
    }
    if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
      name = "n_" + name;
    }
    var unique = name;
    for (var number = 2; !given.add(unique.replace("_", "")); number++) {
      unique = name + "_" + number;
    }
    return unique;
  }

  static String plain(String label) {
    var spelled =
        label
            .toLowerCase(Locale.ROOT)
            .replace("%", " pct ")
            .replace("&", " and ")
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    var name =
        Normalizer.normalize(spelled, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    if (name.length() <= LONGEST) {
      return name;
    }
    var cut = name.lastIndexOf('_', LONGEST);
    return name.substring(0, cut > 0 ? cut : LONGEST);
  }
}
