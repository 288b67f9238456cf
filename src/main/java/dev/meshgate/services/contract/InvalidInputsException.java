package dev.meshgate.services.contract;

import java.util.List;
import java.util.stream.Collectors;

/** What a caller gave cannot be used; all of why, at once. It is an answer and has no trace. */
public final class InvalidInputsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  InvalidInputsException(List<Violation> violations) {
    super(
        violations.stream().map(Violation::message).collect(Collectors.joining(" ")),
        null,
        false,
        false);
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }

  /** All of it in sentences. */
  public String sentences() {
    return String.valueOf(getMessage());
  }
}
