package dev.meshgate.oauth;

import dev.meshgate.Gate;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Codes and tokens on the embedded database")
class TokensOnH2IT extends TokenStories {

  @Override
  Gate gate() {
    return Gate.onH2();
  }
}
