package dev.meshgate.library;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.prompt.Prompt;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Map;

/** {@code ask_documents}: a question that is answered from documents alone, with citations. */
@Dependent
class AskDocuments implements Prompt {

  @Override
  public String name() {
    return "ask_documents";
  }

  @Override
  public String title() {
    return "Ask the documents";
  }

  @Override
  public String description() {
    return "Answer a question from this organisation's documents, and say where it stands.";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(new Argument("question", "What you want to know", true));
  }

  @Override
  public List<Message> messages(Map<String, String> arguments, Caller caller, Asking asking) {
    return List.of(
        Message.user(
            "Answer this question from our documents alone:\n\n"
                + arguments.get("question")
                + "\n\nFind them with search, read the best with fetch, and cite the url of each"
                + " that you use. If they do not answer it, say so and do not guess."));
  }
}
