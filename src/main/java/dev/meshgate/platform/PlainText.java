package dev.meshgate.platform;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/**
 * Words of strangers, made fit to stand beside ours: on one line, with nothing in them that cannot
 * be seen, that turns the writing direction, or that climbs out of its line. It does not escape for
 * HTML; the templates do.
 */
public final class PlainText {

  private static final int MARKS_ON_ONE_LETTER = 3;

  /** Alphabets with letters that look like Latin ones. */
  private static final Set<UnicodeScript> ALIKE =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARMENIAN,
          UnicodeScript.CHEROKEE,
          UnicodeScript.COPTIC,
          UnicodeScript.LISU);

  private PlainText() {}

  /**
   * The text on one line, without characters that are not seen, at most that long.
   *
   * @param most how many characters (code points) may stay; a longer text ends with an ellipsis
   * @return never empty: what has nothing to be seen in it is {@code (no name)}
   */
  public static String of(String text, int most) {
    var seen = new StringBuilder();
    var marks = 0;
    for (var point : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
      marks = isMark(point) ? marks + 1 : 0;
      if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        seen.append(' ');
      } else if (!isUnseen(point) && marks <= MARKS_ON_ONE_LETTER) {
        seen.appendCodePoint(point);
      }
    }
    var line = seen.toString().strip().replaceAll(" {2,}", " ");
    if (line.isEmpty()) {
      return "(no name)";
    }
    if (line.codePointCount(0, line.length()) <= most) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + "…";
  }

  /** Whether letters of several alphabets that look alike stand in one text (UTS #39 §5.1). */
  public static boolean mixesAlphabets(String text) {
    var found = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).forEach(found::add);
    found.retainAll(ALIKE);
    return found.size() > 1;
  }

  private static boolean isMark(int point) {
    var type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isUnseen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> isBlank(point);
    };
  }

  /** Letters and marks without a picture: fillers, joiners, selectors of variants. */
  private static boolean isBlank(int point) {
    return point == 0x034F
        || (point >= 0x115F && point <= 0x1160)
        || (point >= 0x17B4 && point <= 0x17B5)
        || (point >= 0x180B && point <= 0x180F)
        || point == 0x2800
        || point == 0x3164
        || (point >= 0xFE00 && point <= 0xFE0F)
        || point == 0xFFA0
        || (point >= 0xE0100 && point <= 0xE01EF);
  }
}
