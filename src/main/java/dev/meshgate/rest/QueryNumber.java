package dev.meshgate.rest;

import dev.meshgate.platform.Problem;
import org.jspecify.annotations.Nullable;

/** A number of the query that need not be given. */
public final class QueryNumber {

  private QueryNumber() {}

  /**
   * Reads it.
   *
   * @param otherwise what it is when it is not given
   * @throws Problem 400, saying what is allowed
   */
  public static int of(String name, @Nullable String text, int otherwise, int least, int most) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      var number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of bounds.
    }
    throw Problem.invalid(
        name, name + " must be a whole number from " + least + " to " + most + ".");
  }
}
