package dev.meshgate.services.contract;

import java.util.List;

/**
 * What assistants are told beside names and types.
 *
 * @param usage when to use the service and how to talk of its results; may be empty
 * @param examples questions of people that it answers
 */
public record Guidance(String usage, List<String> examples) {

  public static final Guidance NONE = new Guidance("", List.of());

  public Guidance {
    examples = List.copyOf(examples);
  }
}
