package dev.meshgate.agents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the words of a task ask for.
 *
 * @param evidence the capabilities that were recognised, each with the words that told
 * @param question whether it is a question
 */
public record Detection(Map<String, String> evidence, boolean question) {

  public Detection {
    evidence = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
  }

  public static Detection of(AgentRequest request) {
    var instruction = Prompt.of(request).instruction();
    var evidence = Vocabulary.read(instruction);
    var question = Vocabulary.asks(instruction);
    if (evidence.isEmpty() && !question && request.type() != null) {
      hinted(request.type(), evidence);
    }
    return new Detection(evidence, question);
  }

  private static void hinted(TaskType type, Map<String, String> evidence) {
    switch (type) {
      case CODE -> evidence.put(Vocabulary.CODE_GENERATION, "task_type code");
      case CREATIVE -> evidence.put(Vocabulary.CREATIVE_WRITING, "task_type creative");
      case ANALYSIS -> evidence.put(Capability.DATA_ANALYSIS, "task_type analysis");
      case CHAT -> {}
    }
  }

  public Set<String> capabilities() {
    return evidence.keySet();
  }

  public boolean asksFor(String capability) {
    return evidence.containsKey(capability);
  }

  /** The words that told, or a hyphen. */
  public String wordsFor(String capability) {
    return evidence.getOrDefault(capability, "-");
  }

  /** Whether it asks for something to be made up or worked out that no text or table holds. */
  public boolean asksForInvention() {
    return evidence.keySet().stream().anyMatch(Vocabulary.INVENTION::contains);
  }
}
