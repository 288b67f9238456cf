package dev.meshgate.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:file:/var/meshgate", "jdbc:h2:./meshgate", "jdbc:h2:mem:m"})
  void theKeyMayBeAFileWhereNoOtherNodeSharesTheDatabase(String url) {
    assertThat(Seal.isOfOneNode(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:postgresql://db/meshgate", "jdbc:h2:tcp://db/m", "jdbc:h2:ssl://db/m", ""})
  void whereNodesMayShareItTheSecretMustBeSet(String url) {
    assertThat(Seal.isOfOneNode(url)).isFalse();
  }
}
