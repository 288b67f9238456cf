package dev.meshgate.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an operator may decide")
class SettingsIT {

  @Test
  void aWrongValueStopsTheStartAndIsNamed() throws IOException {
    var wrong = Map.of("MESHGATE_LIBRARIAN_PASSAGES", "0");

    assertThatThrownBy(() -> Gate.start("wrong-setting", wrong)).hasMessageContaining("not start");

    assertThat(Files.readString(Path.of("target/gates/wrong-setting/console.log")))
        .as("what the operator sees")
        .contains("MESHGATE_LIBRARIAN_PASSAGES must be a whole number from 1 to 50, not '0'")
        .doesNotContain("Setting.java");
  }
}
