package dev.meshgate.services.engine.precedent;

import java.util.Set;

/** The functions that make a formula's value depend on more than the cells that it names. */
public final class Moments {

  /** Their value is another one at another time, or by chance. */
  public static final Set<String> MOMENT_OR_CHANCE =
      Set.of("NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY");

  /** They read cells that the formula does not name. */
  public static final Set<String> ANYWHERE = Set.of("OFFSET", "INDIRECT");

  private Moments() {}
}
