package dev.meshgate.agents.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final Health health = new Health();

  private void fail(int times) {
    for (var i = 0; i < times; i++) {
      assertThat(health.begin(NOW, 100)).isEmpty();
      health.failed(NOW, "gone");
    }
  }

  @Test
  void takesNoMoreAtATimeThanItHasPlaces() {
    assertThat(health.begin(NOW, 1)).isEmpty();
    assertThat(health.begin(NOW, 1).orElseThrow()).contains("1 tasks already");
    health.left();
    assertThat(health.begin(NOW, 1)).isEmpty();
  }

  @Test
  void isLeftAloneAfterFiveFailuresInARow() {
    fail(4);
    assertThat(health.obstacle(NOW, 100)).isEmpty();
    fail(1);

    assertThat(health.obstacle(NOW, 100).orElseThrow()).contains("5 times in a row");
    assertThat(health.report(NOW).resting()).isTrue();
    assertThat(health.report(NOW).lastError()).isEqualTo("gone");
  }

  @Test
  void afterARestOneMayTry() {
    fail(5);
    var later = NOW.plusSeconds(31);

    assertThat(health.begin(later, 100)).isEmpty();
    assertThat(health.obstacle(later, 100)).isPresent();
    health.completed(Duration.ofMillis(40));

    assertThat(health.obstacle(later, 100)).isEmpty();
    assertThat(health.report(later).successRate()).isEqualTo(1 / 6.0);
    assertThat(health.report(later).averageMillis()).isEqualTo(40);
  }
}
