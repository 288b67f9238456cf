package dev.meshgate.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.agents.Route;
import dev.meshgate.agents.Strategy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a task keeps of how its agent was chosen")
class ChoiceTest {

  private static Choice choice(String reason) {
    return new Choice(
        0.75,
        List.of(new Route.Alternative("b", "Bee", 0.5, "It fits too.")),
        Strategy.LEAST_LOADED,
        List.of(new Route.Factor("load", 0.25, "It has little to do.")),
        List.of(new Route.Rejected("c", "Cee", reason)));
  }

  @Test
  void isReadAsItWasKept() {
    var kept = choice("It rests.").kept();

    assertThat(Choice.read(String.valueOf(kept))).isEqualTo(choice("It rests."));
  }

  @Test
  void isLeftOutWhereItIsTooLong() {
    assertThat(choice("x".repeat(20_000)).kept()).isNull();
  }
}
