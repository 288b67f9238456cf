package dev.meshgate.mcp.schema;

import java.util.List;
import java.util.stream.Collectors;

/** The arguments do not fit the tool; the sentences say how they would. No stack trace. */
public class InvalidArguments extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public InvalidArguments(List<Violation> violations) {
    super(
        violations.stream().map(Violation::sentence).collect(Collectors.joining(" ")),
        null,
        false,
        false);
    this.violations = List.copyOf(violations);
  }

  /** For what a schema cannot say. */
  public static InvalidArguments because(String path, String sentence) {
    return new InvalidArguments(List.of(new Violation(path, sentence)));
  }

  public List<Violation> violations() {
    return violations;
  }

  /** All sentences, one after the other, for a model. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
