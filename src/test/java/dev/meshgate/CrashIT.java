package dev.meshgate;

import org.junit.jupiter.api.DisplayName;

@DisplayName("A server on H2 that is killed in the middle of it")
class CrashIT extends CrashStories {

  CrashIT() {
    super(Gate.start("crash", SETTINGS));
  }
}
