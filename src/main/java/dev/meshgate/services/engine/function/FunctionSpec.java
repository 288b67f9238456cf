package dev.meshgate.services.engine.function;

/**
 * A function with its name and what it takes.
 *
 * @param parameters a letter each: V a single value, over which it is lifted when an array is
 *     given; Z such a value that need not be looked at; R a reference or an array as it is; A the
 *     same, and the argument is an array formula. What stands behind a bar repeats.
 */
public record FunctionSpec(String name, int min, int max, String parameters, Function function) {

  /** The letter of an argument, from 0. */
  public char parameter(int index) {
    var bar = parameters.indexOf('|');
    if (bar < 0) {
      return parameters.isEmpty()
          ? 'V'
          : parameters.charAt(Math.min(index, parameters.length() - 1));
    }
    if (index < bar) {
      return parameters.charAt(index);
    }
    var repeated = parameters.length() - bar - 1;
    return parameters.charAt(bar + 1 + (index - bar) % repeated);
  }
}
