package dev.meshgate.services.contract;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that cannot be used; all of why, at once. It is an answer and has no trace. */
public final class InvalidDefinitionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * One thing that is wrong.
   *
   * @param path where, such as {@code inputs[2].address}
   * @param message what is wrong and what is allowed, as a sentence
   */
  public record Fault(String path, String message) {}

  InvalidDefinitionException(List<Fault> faults) {
    super(faults.stream().map(Fault::message).collect(Collectors.joining(" ")), null, false, false);
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
