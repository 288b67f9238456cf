package dev.meshgate.accounts;

import java.util.Optional;

/**
 * What waits for a person to sign in. The authorization room, which stands above this one, tells
 * it; so the form can say which application asks.
 */
public interface Waiting {

  /**
   * The application that asks.
   *
   * @param name what it calls itself
   * @param place the host that the answer goes to
   * @param formTarget the same as a source of {@code form-action}: where consent is remembered or
   *     cannot be given, the answer to the sign-in form leads there without a page between
   */
  record Application(String name, String place, String formTarget) {}

  /** Empty when that interaction does not wait any more. */
  Optional<Application> application(String interaction);
}
