package dev.meshgate.services.engine.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts that cells share (ECMA-376 part 1, 18.4). */
final class Strings {

  /** How to read the text aloud, which is not the text. */
  static final Set<String> PHONETIC = Set.of("rPh", "phoneticPr");

  /** Characters that XML cannot hold (ECMA-376 part 1, 22.4.2.4). */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final List<String> all;

  private Strings(List<String> all) {
    this.all = all;
  }

  static Strings read(byte @Nullable [] part, Limits limits, Deadline deadline) {
    var all = new ArrayList<String>();
    if (part != null) {
      var characters = 0L;
      try (var xml = new Xml(part, "sharedStrings.xml", deadline)) {
        for (String element; (element = xml.next()) != null; ) {
          if (element.equals("si")) {
            var text = unescaped(xml.text(PHONETIC));
            characters += text.length();
            if (characters > limits.characters()) {
              throw new RefusedWorkbookException(
                  "The workbook has more than " + limits.characters() + " characters of text.");
            }
            all.add(text);
          }
        }
      }
    }
    return new Strings(all);
  }

  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        : text;
  }

  String get(int number) {
    if (number < 0 || number >= all.size()) {
      throw new RefusedWorkbookException("The workbook is damaged: it has no text " + number + ".");
    }
    return all.get(number);
  }
}
