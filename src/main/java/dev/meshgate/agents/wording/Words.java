package dev.meshgate.agents.wording;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words without what does not change their meaning, in English and German. */
public final class Words {

  private static final int LEAST_STEM = 3;
  private static final int SHORTEST = 2;
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");

  /** The longest ending that leaves a stem goes. */
  private static final Pattern ENDING =
      Pattern.compile(
          "(?<=.{"
              + LEAST_STEM
              + "})(?:ifications?|i[sz]ations?|ations?|ungen|ung|ings?|ions?|ators?|ates?|ated"
              + "|ified|if(?:y|ies)|i[sz]e[drs]?|ments?|iert|ieren?|isch(?:e[nmrs]?)?|lich(?:e[nmrs]?)?"
              + "|ers|ern|er|ies|en|em|ed|es|s|e|(?<=[lr])n|y)$");

  private static final Set<String> EMPTY =
      words(
          "a about across after again all also am an and any are as at be because been before being"
              + " between both but by can could did do does done down each else every few for from"
              + " had has have he her here him his how i if in into is it its just let like ll me"
              + " more most my no nor not now of off on once one only or other our out over own per"
              + " please same shall she should so some something somebody such than that the their"
              + " them then there these they this those through to today tomorrow too under until up"
              + " us very was we were what when where whether which while who whom whose why will"
              + " with within without would you your yesterday"
              + " ab aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis"
              + " bitte da damit dann das dass dazu dein deine dem den denn der des dessen die dies"
              + " diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer"
              + " eines er es etwas euch euer für gegen gerade gerne hab habe haben hat hatte hier"
              + " hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jeden jeder"
              + " jedes jetzt kann kein keine können man mehr mein meine meinem meinen meiner mich"
              + " mir mit nach nicht noch nun nur ob oder ohne schon sehr sein seine seit sich sie"
              + " sind so soll sollte um und uns unser unsere unserem unseren unserer unter vom von"
              + " vor wann warum was weil welche welchem welchen welcher welches wem wen wenn wer"
              + " werden wie wieder wieviel will wir wird wo wurde zu zum zur über heute morgen"
              + " gestern");

  /** Said of nearly any task. */
  private static final Set<String> WEAK =
      words(
              "agent agents answer answers assistant check checks create creates explain explains"
                  + " find finds get gets give gives go help helps keep know list lists look looks"
                  + " make makes need needs new put question questions read reads say says see send"
                  + " sends set show shows start suggest take takes tell tells text texts time use"
                  + " want work works write writes company team week weeks month day days"
                  + " antwort braucht brauche erstelle erstellen finde frage gib gibt hilf kannst"
                  + " machen möchte neu neue nenne prüfe prüfen sagen schick schicke schreibe"
                  + " schreiben sende steht suche suchen wissen woche tag tage zeig zeige firma")
          .stream()
          .map(Words::stem)
          .collect(Collectors.toUnmodifiableSet());

  private Words() {}

  private static Set<String> words(String text) {
    return GAPS.splitAsStream(text).collect(Collectors.toUnmodifiableSet());
  }

  /** The stems of a text, in the order of their first use, without words that say nothing. */
  public static Set<String> stems(String text) {
    return stems(text, EMPTY);
  }

  /**
   * The same, without other words: in the name of a thing {@code down} or {@code over} may tell it
   * from its neighbour.
   */
  public static Set<String> stems(String text, Set<String> without) {
    return GAPS.splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= SHORTEST)
        .filter(word -> !without.contains(word) && !DIGITS.matcher(word).matches())
        .map(Words::stem)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a stem is of a word that tells little about what a task is. */
  static boolean isWeak(String stem) {
    return WEAK.contains(stem);
  }

  /** {@code translat} for {@code translations}; umlauts go because plurals bring them. */
  static String stem(String word) {
    var plain = word.replace('ä', 'a').replace('ö', 'o').replace('ü', 'u').replace("ß", "ss");
    return ENDING.matcher(plain).replaceFirst("");
  }
}
