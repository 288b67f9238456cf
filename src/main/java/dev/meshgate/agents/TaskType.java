package dev.meshgate.agents;

import java.util.Locale;
import java.util.Optional;

/** What kind of task the caller says it is: a hint for the choice of the agent, not a command. */
public enum TaskType {
  CHAT,
  ANALYSIS,
  CODE,
  CREATIVE;

  /** The word as it travels. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that word, if there is one. */
  public static Optional<TaskType> of(String word) {
    for (var type : values()) {
      if (type.word().equalsIgnoreCase(word.trim())) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
