package dev.meshgate.mcp.ask;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The call cannot go on before these are answered. It has no stack trace: it is an answer, not a
 * bug. A tool must let it pass.
 */
public class Unanswered extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Question> questions;
  private final transient Map<String, JsonObject> answered;

  Unanswered(List<Question> questions, Map<String, JsonObject> answered) {
    super("the call waits for answers", null, false, false);
    this.questions = List.copyOf(questions);
    this.answered = Map.copyOf(answered);
  }

  public List<Question> questions() {
    return questions;
  }

  /** What was asked and answered before, by key. */
  public Map<String, JsonObject> answered() {
    return answered;
  }
}
