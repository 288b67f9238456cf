package dev.meshgate.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedTest {

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:file:/var/meshgate", "jdbc:h2:./meshgate", "jdbc:h2:mem:m"})
  void noOtherNodeSharesIt(String url) {
    assertThat(Embedded.isAt(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:postgresql://db/meshgate", "jdbc:h2:tcp://db/m", "jdbc:h2:ssl://db/m", ""})
  void nodesMayShareIt(String url) {
    assertThat(Embedded.isAt(url)).isFalse();
  }
}
