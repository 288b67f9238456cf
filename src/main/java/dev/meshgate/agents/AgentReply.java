package dev.meshgate.agents;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent answers.
 *
 * @param text Markdown for people and models
 * @param data the same in a form that programs read, when the agent has one
 * @param citations where the answer comes from
 */
public record AgentReply(String text, @Nullable JsonObject data, List<Citation> citations) {

  public AgentReply {
    citations = List.copyOf(citations);
  }

  /** An answer that is words alone. */
  public static AgentReply text(String text) {
    return new AgentReply(text, null, List.of());
  }
}
