package dev.meshgate.mcp.ask;

import dev.meshgate.platform.Seal;
import java.time.Clock;

/** Questions and their states, without a container. */
public final class AskFixtures {

  private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";

  private AskFixtures() {}

  public static RequestState states() {
    return states(Clock.systemUTC());
  }

  static RequestState states(Clock clock) {
    return new RequestState(new Seal(SECRET), clock);
  }
}
