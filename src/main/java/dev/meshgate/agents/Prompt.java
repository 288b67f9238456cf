package dev.meshgate.agents;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A task taken apart: the words that say what to do, and the material to do it with. Words inside
 * the material must not be taken for wishes, so routing reads the instruction alone.
 *
 * @param instruction may be empty when somebody sends material and says nothing
 * @param body the material inside the task, or empty
 * @param context the material beside the task, or empty
 */
public record Prompt(String instruction, String body, String context) {

  private static final int LONGEST_INSTRUCTION = 800;
  private static final int LONGEST_LINE = 400;
  private static final int LEAST_BODY = 20;
  private static final int LONG_TEXT = 200;
  private static final int COLON_WITHIN = 160;

  private static final Pattern FENCE =
      Pattern.compile("(?s)```[^\\n`]*\\n(.*?)```|\"\"\"(.*?)\"\"\"");
  private static final Pattern COLON = Pattern.compile(":(?=\\s|[\"'“„«])");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s)");

  /** A task without material of its own is about what there was last in the conversation. */
  public static Prompt of(AgentRequest request) {
    var context = request.context();
    var own = of(request.task().strip(), context == null ? "" : context.strip());
    if (!own.material().isBlank()) {
      return own;
    }
    var earlier = request.earlier();
    for (var i = earlier.size() - 1; i >= 0; i--) {
      var material = of(earlier.get(i).question().strip(), "").material();
      if (!material.isBlank()) {
        return new Prompt(own.instruction, "", material);
      }
    }
    return own;
  }

  static Prompt of(String task, String context) {
    var fenced = fenced(task, context);
    if (fenced != null) {
      return fenced;
    }
    return task.contains("\n") ? lines(task, context) : line(task, context);
  }

  /** All that there is to work on: the body, then the context. */
  public String material() {
    if (body.isEmpty() || context.isEmpty()) {
      return body + context;
    }
    return body + "\n\n" + context;
  }

  private static @Nullable Prompt fenced(String task, String context) {
    var fence = FENCE.matcher(task);
    var bodies = new ArrayList<String>();
    var rest = new StringBuilder();
    while (fence.find()) {
      bodies.add((fence.group(1) == null ? fence.group(2) : fence.group(1)).strip());
      fence.appendReplacement(rest, " ");
    }
    if (bodies.isEmpty()) {
      return null;
    }
    fence.appendTail(rest);
    return new Prompt(clip(rest.toString().strip()), String.join("\n\n", bodies), context);
  }

  /** An instruction stands in the first line, in the last one, or in both. */
  private static Prompt lines(String task, String context) {
    var first = task.substring(0, task.indexOf('\n')).strip();
    var last = task.substring(task.lastIndexOf('\n') + 1).strip();
    var body = task;
    var instruction = "";
    if (instructs(first) && !isRow(first, task.substring(task.indexOf('\n') + 1))) {
      instruction = first;
      body = body.substring(body.indexOf('\n') + 1).strip();
    }
    var lastBreak = body.lastIndexOf('\n');
    var standsApart = instruction.isEmpty() || body.substring(0, lastBreak + 1).endsWith("\n\n");
    if (lastBreak > 0 && standsApart && instructs(last)) {
      instruction = (instruction + " " + last).strip();
      body = body.substring(0, lastBreak).strip();
    }
    if (instruction.isEmpty()) {
      var firstParagraph = task.split("\n\\s*\n", 2)[0];
      return firstParagraph.contains("\n") || firstParagraph.length() > LONGEST_LINE
          ? new Prompt("", task, context)
          : line(first, body.substring(first.length()).strip(), context);
    }
    return line(instruction, body, context);
  }

  private static Prompt line(String instruction, String body, String context) {
    var inner = line(instruction, context);
    return new Prompt(inner.instruction, (inner.body + "\n" + body).strip(), context);
  }

  private static Prompt line(String task, String context) {
    var colon = COLON.matcher(task);
    if (colon.find() && colon.start() <= COLON_WITHIN) {
      var head = task.substring(0, colon.start());
      var rest = task.substring(colon.end()).strip();
      if (rest.length() >= LEAST_BODY && instructs(head)) {
        return new Prompt(head.strip(), unquoted(rest), context);
      }
    }
    var end = SENTENCE_END.matcher(task);
    if (task.length() > LONG_TEXT && end.find()) {
      var head = task.substring(0, end.end());
      if (instructs(head)) {
        return new Prompt(head, task.substring(end.end()).strip(), context);
      }
      return task.length() > LONGEST_LINE
          ? new Prompt("", task, context)
          : new Prompt(task, "", context);
    }
    return new Prompt(clip(task), "", context);
  }

  private static boolean instructs(String line) {
    return line.length() <= LONGEST_LINE
        && (line.endsWith(":") || line.endsWith("?") || !Vocabulary.read(line).isEmpty());
  }

  /** Whether a line is the first of a table: the next one has as many cells. */
  private static boolean isRow(String first, String rest) {
    var next = rest.lines().findFirst().orElse("");
    return !first.endsWith(":")
        && !first.endsWith("?")
        && ",;|\t".chars().anyMatch(c -> count(first, c) > 0 && count(first, c) == count(next, c));
  }

  private static long count(String line, int character) {
    return line.chars().filter(c -> c == character).count();
  }

  private static String unquoted(String text) {
    var quoted = text.length() > 1 && "\"'“„«".indexOf(text.charAt(0)) >= 0;
    return quoted && "\"'”“»".indexOf(text.charAt(text.length() - 1)) >= 0
        ? text.substring(1, text.length() - 1).strip()
        : text;
  }

  private static String clip(String text) {
    return text.length() <= LONGEST_INSTRUCTION ? text : text.substring(0, LONGEST_INSTRUCTION);
  }
}
