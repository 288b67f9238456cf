package dev.meshgate.builtin.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that say nothing by themselves, English and German. */
public final class StopWords {

  private static final Pattern GAP = Pattern.compile("\\s+");

  private static final Set<String> ENGLISH =
      words(
          "a about above after again against all almost also although always am among an and any are"
              + " aren't as at be because been before being below between both but by can cannot can't"
              + " come could couldn't did didn't do does doesn't doing done don't down during each"
              + " either else ever every few for from further get gets give given go goes going got had"
              + " has hasn't have haven't having he hence her here hers herself him himself his how"
              + " however i if in into is isn't it it's its itself just keep let like made make makes"
              + " many may me might more most much must my myself neither never new no nor not now of"
              + " off often on once one only onto or other others our ours ourselves out over own per"
              + " please quite rather really said same say says see seen shall she should since so some"
              + " still such take than that that's the their theirs them themselves then there"
              + " therefore these they this those though through thus to too two under until up upon"
              + " us use used using very via was wasn't we well were weren't what when where whether"
              + " which while who whom whose why will with within without won't would yes yet you your"
              + " yours yourself yourselves");

  private static final Set<String> GERMAN =
      words(
          "ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes"
              + " auch auf aus bei beim bereits bevor bin bis bist da dabei dadurch dafür daher dahin"
              + " damit danach daneben dann daran darauf daraus darf darin darüber darum das dass"
              + " davon dazu dein deine dem den denn dennoch der deren des deshalb dessen deutlich"
              + " die dies diese diesem diesen dieser dieses doch dort du durch dürfen eben ein eine"
              + " einem einen einer eines einige einigen einmal er es etwa etwas euch euer eure für"
              + " ganz gar gegen geht gibt hab habe haben hat hatte hatten her heute hier hin hinter"
              + " ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem ins ist ja je"
              + " jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes jetzt kann kein"
              + " keine keinem keinen keiner können könnte machen man manche mehr mein meine mich mir"
              + " mit muss müssen nach nachdem neben nein nicht nichts noch nun nur ob oder ohne per"
              + " pro sehr sein seine seinem seinen seiner seit selbst sich sie sind so sobald sodass"
              + " solche solchen soll sollen sollte sondern sonst soweit sowie sowohl über um und uns"
              + " unser unsere unserem unseren unserer unter vom von vor wann war waren warum was"
              + " wegen weil weiter welche welchem welchen welcher welches wenn wer werde werden wie"
              + " wieder will wir wird wo wollen wurde wurden würde zu zum zur zwar zwischen");

  private StopWords() {}

  /** Whether a word, in whatever case, says nothing by itself. */
  public static boolean contain(String word) {
    var lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    return ENGLISH.contains(lower) || GERMAN.contains(lower);
  }

  private static Set<String> words(String list) {
    return GAP.splitAsStream(list).collect(Collectors.toUnmodifiableSet());
  }
}
