package dev.meshgate.builtin.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a summary is to be.
 *
 * @param sentences at most
 * @param words at most
 * @param bullets whether each sentence is a line of its own
 * @param asked what the caller said about it, or empty
 */
public record Length(int sentences, int words, boolean bullets, String asked) {

  private static final int MOST_SENTENCES = 40;
  private static final int LEAST_WORDS = 10;
  private static final int MOST_WORDS = 1_500;
  private static final int UNBOUNDED = 1_000_000;
  private static final int UNICODE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("one", 1),
          Map.entry("single", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("ten", 10),
          Map.entry("ein", 1),
          Map.entry("einem", 1),
          Map.entry("zwei", 2),
          Map.entry("drei", 3),
          Map.entry("vier", 4),
          Map.entry("fünf", 5),
          Map.entry("sechs", 6),
          Map.entry("zehn", 10));

  private static final String NUMBER =
      "(\\d{1,4}|a single|" + String.join("|", NUMBERS.keySet()) + ")";
  private static final Pattern SENTENCES =
      Pattern.compile(
          "\\b" + NUMBER + "[- ](?:short |kurzen )?(?:sentences?|s[aä]tz(?:e|en)?)\\b", UNICODE);
  private static final Pattern POINTS =
      Pattern.compile(
          "\\b"
              + NUMBER
              + "[- ](?:(?:main|key|short) )?(?:bullets?|bullet points?|points?"
              + "|takeaways?|lines|stichpunkten?|punkten?|zeilen)\\b",
          UNICODE);
  private static final Pattern WORDS =
      Pattern.compile("\\b(\\d{1,4})[- ](?:words?|w[oö]rter[n]?|worten?)\\b", UNICODE);
  private static final Pattern PERCENT =
      Pattern.compile("\\b(\\d{1,2}) ?(?:%|percent|prozent)", UNICODE);
  private static final Pattern PARAGRAPH =
      Pattern.compile("\\b(?:one|a|single|ein(?:em)?) (?:short )?(?:paragraph|absatz)\\b", UNICODE);
  private static final Pattern SHORT =
      Pattern.compile(
          "\\b(?:brief(?:ly)?|short(?:ly)?|tl;?dr|concise(?:ly)?|kurz\\w*|knapp\\w*)\\b", UNICODE);
  private static final Pattern LONG =
      Pattern.compile("\\b(?:detailed|in detail|long|thorough(?:ly)?|ausführlich\\w*)\\b", UNICODE);
  private static final Pattern BULLETS =
      Pattern.compile("\\b(?:bullets?|bullet points?|list|stichpunkt\\w*|aufzählung)\\b", UNICODE);

  /** The length that an instruction asks for, or one that suits the text. */
  public static Length of(String instruction, Prose prose) {
    var bullets = BULLETS.matcher(instruction).find();
    var points = POINTS.matcher(instruction);
    if (points.find()) {
      return sentences(number(points.group(1)), true, points.group());
    }
    var sentences = SENTENCES.matcher(instruction);
    if (sentences.find()) {
      return sentences(number(sentences.group(1)), bullets, sentences.group());
    }
    var words = WORDS.matcher(instruction);
    if (words.find()) {
      return words(number(words.group(1)), bullets, words.group());
    }
    var percent = PERCENT.matcher(instruction);
    if (percent.find()) {
      return words(prose.words() * number(percent.group(1)) / 100, bullets, percent.group());
    }
    return inWords(instruction, bullets)
        .orElseGet(() -> new Length(suiting(prose), UNBOUNDED, bullets, ""));
  }

  private static Optional<Length> inWords(String instruction, boolean bullets) {
    var paragraph = PARAGRAPH.matcher(instruction);
    if (paragraph.find()) {
      return Optional.of(sentences(5, bullets, paragraph.group()));
    }
    var brief = SHORT.matcher(instruction);
    if (brief.find()) {
      return Optional.of(sentences(2, bullets, brief.group()));
    }
    var detailed = LONG.matcher(instruction);
    return detailed.find()
        ? Optional.of(sentences(12, bullets, detailed.group()))
        : Optional.empty();
  }

  /** About a fifth of the sentences, from 1 to 8. */
  private static int suiting(Prose prose) {
    return Math.max(1, Math.min(8, (int) Math.ceil(Math.max(3, prose.sentences().size() / 5.0))));
  }

  private static Length sentences(int number, boolean bullets, String asked) {
    return new Length(Math.max(1, Math.min(MOST_SENTENCES, number)), UNBOUNDED, bullets, asked);
  }

  private static Length words(int number, boolean bullets, String asked) {
    return new Length(
        MOST_SENTENCES, Math.max(LEAST_WORDS, Math.min(MOST_WORDS, number)), bullets, asked);
  }

  private static int number(String word) {
    var lower = word.toLowerCase(Locale.ROOT).replace("a single", "one");
    var named = NUMBERS.get(lower);
    return named == null ? Integer.parseInt(lower) : named;
  }
}
