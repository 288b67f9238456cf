package dev.meshgate.library;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.prompt.Prompt;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Map;

/** {@code analyze_table}: a question about a table, which is calculated and not estimated. */
@Dependent
class AnalyzeTable implements Prompt {

  @Override
  public String name() {
    return "analyze_table";
  }

  @Override
  public String title() {
    return "Analyse a table";
  }

  @Override
  public String description() {
    return "Have a table analysed by the data analyst, which calculates instead of guessing.";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(
        new Argument("table", "The table, as CSV, Markdown or JSON", true),
        new Argument("question", "What you want to know; all that is notable if left out", false));
  }

  @Override
  public List<Message> messages(Map<String, String> arguments, Caller caller, Asking asking) {
    var question = arguments.getOrDefault("question", "What is notable in this table?");
    return List.of(
        Message.user(
            question
                + "\n\nCall mesh_execute with the capability data_analysis, the question as task"
                + " and the table as context. Do not calculate anything yourself.\n\n"
                + arguments.get("table")));
  }
}
