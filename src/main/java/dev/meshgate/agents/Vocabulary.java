package dev.meshgate.agents;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;
import static java.util.regex.Pattern.UNICODE_CHARACTER_CLASS;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words, English and German, by which a task tells what it asks for. */
final class Vocabulary {

  static final String CODE_GENERATION = "code_generation";
  static final String CREATIVE_WRITING = "creative_writing";
  static final String TEXT_GENERATION = "text_generation";
  static final String TRANSLATION = "translation";
  static final String IMAGE_GENERATION = "image_generation";
  static final String SENTIMENT_ANALYSIS = "sentiment_analysis";
  static final String REASONING = "reasoning";

  static final Set<String> INVENTION =
      Set.of(
          CODE_GENERATION,
          CREATIVE_WRITING,
          TEXT_GENERATION,
          TRANSLATION,
          IMAGE_GENERATION,
          SENTIMENT_ANALYSIS,
          REASONING,
          Capability.CALCULATION);

  /** Where an order begins: at the front of a sentence, or after a polite word. */
  private static final String ORDER =
      "(?:^|[.!?:;,]\\s*|\\b(?:please|you|me|to|and|then|bitte|mir|du|sie|und|dann)\\s+)";

  private static final Map<String, Pattern> FAMILIES = families();

  private static final Pattern QUESTION =
      words(
          "^\\W*(?:(?:please|and|so|hi|hello|hallo|bitte|und)\\W+)?(?:who|whom|whose|what|what's|when|where|why|which|how|is|are|was|were|do|does|did|can"
              + " i|can we|may|must|should|has|have|tell me"
              + " (?:about|what|who|when|where|why|how)|explain|describe"
              + "|define|wer|wen|wem|wessen|was|wann|wo|woher|wohin|warum|wieso|weshalb|wie|welche[rsnm]?|wieviele?|gibt"
              + " es|darf|muss|kann ich|können wir|ist|sind|hat|haben|erkläre?"
              + "|beschreibe?|nenne?)\\b");

  private Vocabulary() {}

  private static Map<String, Pattern> families() {
    var families = new LinkedHashMap<String, Pattern>();
    families.put(
        Capability.SUMMARIZATION,
        words(
            "\\b(?:summar(?:y|ies|i[sz]e[sd]?|i[sz]ing|i[sz]ation)|tl;?dr|shorten|condense|gist"
                + "|(?:main|key) (?:points?|takeaways?|messages?)|takeaways|boil .{0,40}down"
                + "|zusammenfass\\w*|fass\\w*\\b.{0,60}\\bzusammen|kürzen?|kernaussagen?"
                + "|kurzfassung|das wichtigste aus)\\b"));
    families.put(
        Capability.KEY_PHRASES,
        words(
            "\\b(?:key ?-?(?:phrases?|words?|terms?)|(?:main|important|key) (?:topics?|themes?"
                + "|terms?)|(?:extract|list|find|name) (?:the |all )?(?:topics|terms|themes|tags)"
                + "|schlagw[oö]rt\\w*|schlüssel(?:begriff|w[oö]rt)\\w*|stichw[oö]rt\\w*"
                + "|wichtigste[nr]? begriffe?)\\b"));
    families.put(
        Capability.DATA_ANALYSIS,
        words(
            "\\b(?:averages?|mean|median|sum|sums|totals?|maximum|minimum|highest|lowest|largest"
                + "|smallest|statistics?|statistical|correlat\\w*|outliers?|anomal\\w*|trends?"
                + "|quartiles?|percentiles?|std ?dev|standard deviation|variance|distribution"
                + "|csv|tsv|data ?sets?|spreadsheet|table|columns?|group(?:ed)? by|analy[sz]e"
                + "|analysis|analytics|data|durchschnitt\\w*|mittelwerte?|summen?|gesamt\\w*"
                + "|höchste\\w*|niedrigste\\w*|ausreißer|ausreisser|korrelation\\w*|korreliert"
                + "|tabelle|spalten?|auswert\\w*|werte .{0,40}\\baus|analysiere?|statistik"
                + "|daten)\\b"));
    families.put(
        Capability.DOCUMENT_QA,
        words(
            "\\b(?:search|look ?up|polic(?:y|ies)|handbooks?|manuals?|guidelines?|documents?"
                + "|documentation|docs|wiki|knowledge base|procedures?|regulations?|contracts?"
                + "|according to|company rules?|faq|handbuch|handbücher|richtlinien?|dokumente?n?"
                + "|vertrag|verträge|verfahrensanweisung\\w*|betriebsvereinbarung\\w*"
                + "|dienstanweisung\\w*|such(?:e|en)?|laut)\\b|"
                + ORDER
                + "(?:find|finde|get me|show me|zeige? mir)\\b"));
    families.putAll(inventions());
    return families;
  }

  private static Map<String, Pattern> inventions() {
    var families = new LinkedHashMap<String, Pattern>();
    families.put(
        CODE_GENERATION,
        words(
            ORDER
                + "(?:write|create|generate|implement|refactor|debug|fix|review|optimi[sz]e"
                + "|convert|port|explain|add|build|make|schreibe?|programmiere?|erstelle?"
                + "|korrigiere?|prüfe?)\\b.{0,80}\\b(?:code|functions?|methods?|class(?:es)?"
                + "|scripts?|programs?|bugs?|sql|quer(?:y|ies)|regex\\w*|unit tests?|api|algorithm"
                + "|python|java|javascript|typescript|html|css|app|website|funktion\\w*|klasse"
                + "|skripts?|programm\\w*)\\b|\\b(?:refactor\\w*|debug\\w*|refaktor\\w*"
                + "|code review|stack ?trace)\\b"));
    families.put(
        CREATIVE_WRITING,
        words(
            ORDER
                + "(?:write|compose|create|draft|generate|make|invent|tell|sing|schreibe?"
                + "|dichte|erfinde?|verfasse?|erzähle?)\\b.{0,80}\\b(?:poems?|haikus?|limericks?"
                + "|story|stories|songs?|lyrics|novel|jokes?|slogans?|taglines?|essays?"
                + "|blog ?posts?|articles?|letters?|e-?mails?|tweets?|posts?|speech|press release"
                + "|advert\\w*|gedichte?|geschichten?|lied|witze?|brief|aufsatz|rede|mail)\\b"));
    families.put(
        TEXT_GENERATION,
        words(
            "\\b(?:rewrite|rephrase|paraphrase|proofread|brainstorm|come up with"
                + "|improve the (?:wording|style)|umformulier\\w*|formuliere?\\b.{0,60}\\bum)\\b"));
    families.put(TRANSLATION, words("\\b(?:translat\\w+|übersetz\\w*)\\b"));
    families.put(
        IMAGE_GENERATION,
        words(
            ORDER
                + "(?:draw|paint|sketch|generate|create|make|render|design|zeichne|male?"
                + "|erstelle?)\\b.{0,60}\\b(?:image|picture|logo|photo|illustration|drawing|icon"
                + "|bild|portrait|cartoon)s?\\b|"
                + ORDER
                + "(?:draw|paint|zeichne)\\b"));
    families.put(
        SENTIMENT_ANALYSIS, words("\\b(?:sentiments?|stimmungsanalyse|tone of (?:the|this))\\b"));
    families.put(REASONING, words(ORDER + "(?:prove|solve|beweise?|löse)\\b"));
    families.put(
        Capability.CALCULATION,
        words(
            "\\d\\s*[+*×÷^]\\s*\\d|\\d\\s+[-/]\\s+\\d|\\d ?% (?:of|von) \\d|"
                + ORDER
                + "(?:calculate|compute|convert|berechne|rechne)\\b"));
    return families;
  }

  /** The capabilities that a line asks for, each with the words that told. The map is new. */
  static Map<String, String> read(String line) {
    var found = new LinkedHashMap<String, String>();
    FAMILIES.forEach(
        (capability, pattern) -> {
          var match = pattern.matcher(line);
          if (match.find()) {
            found.put(capability, tidy(match.group()));
          }
        });
    return found;
  }

  /** Whether a line is a question, with or without its mark. */
  static boolean asks(String line) {
    return line.strip().endsWith("?") || line.contains("? ") || QUESTION.matcher(line).find();
  }

  private static String tidy(String words) {
    return words.replaceAll("^[^\\w\\d]+|\\s+$", "").replaceAll("\\s+", " ");
  }

  private static Pattern words(String expression) {
    return Pattern.compile(expression, CASE_INSENSITIVE | UNICODE_CASE | UNICODE_CHARACTER_CLASS);
  }
}
