package dev.meshgate.services.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calculations that are kept")
class StatesTest {

  private static final String ADA = "usr_ada";
  private static final String BOB = "usr_bob";

  private static final StateSettings SETTINGS =
      new StateSettings(Duration.ofHours(1), Duration.ofDays(1), 3);

  private final Rows rows = new Rows();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final States states = new States();

  /** The rows in memory. */
  private static final class Rows extends StateRepository {

    final List<SavedState> states = new ArrayList<>();

    @Override
    void add(SavedState state) {
      states.add(state);
    }

    @Override
    Optional<SavedState> find(String id) {
      return states.stream().filter(state -> state.id().equals(id)).findFirst();
    }

    @Override
    List<SavedState> of(String subject, Instant now) {
      return states.stream()
          .filter(state -> state.isOf(subject, now))
          .sorted(Comparator.comparing(SavedState::savedAt).reversed())
          .toList();
    }

    @Override
    void lock(String subject, Instant now) {}

    @Override
    void remove(SavedState state) {
      states.remove(state);
    }

    @Override
    int forget(Instant now) {
      var before = states.size();
      states.removeIf(state -> !state.expiresAt().isAfter(now));
      return before - states.size();
    }
  }

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // The container would fill them.
  void open() {
    states.rows = rows;
    pass(Duration.ZERO);
    states.settings = SETTINGS;
  }

  @SuppressWarnings("UnnecessaryAssignment") // The container would fill it.
  private void pass(Duration time) {
    now = now.plus(time);
    states.clock = Clock.fixed(now, ZoneOffset.UTC);
  }

  private static JsonObject content(int characters) {
    return Json.object().add("x", "x".repeat(characters)).build();
  }

  private States.Saved save(String subject, String label, Optional<Long> seconds) {
    var keepsake = new Keepsake("mortgage", "1.0.0", label, content(10));
    var saved = states.save(subject, keepsake, SETTINGS.lifetime(seconds));
    pass(Duration.ofSeconds(1));
    return saved;
  }

  @Test
  void areOnePersonsAlone() {
    var id = save(ADA, "first", Optional.empty()).state().id();

    assertThat(states.find(ADA, id)).isPresent();
    assertThat(states.find(BOB, id)).isEmpty();
    assertThat(states.of(BOB)).isEmpty();
    assertThat(states.remove(BOB, id)).isFalse();
    assertThat(states.remove(ADA, id)).isTrue();
    assertThat(states.find(ADA, id)).isEmpty();
  }

  @Test
  void expireAndAreThenRemoved() {
    var usual = save(ADA, "usual", Optional.empty()).state().id();
    var brief = save(ADA, "brief", Optional.of(5L)).state().id();

    pass(Duration.ofSeconds(5));
    assertThat(states.find(ADA, brief)).isEmpty();
    assertThat(states.of(ADA)).extracting(SavedState::id).containsExactly(usual);
    assertThat(states.forget()).isEqualTo(1);
    pass(Duration.ofHours(1));
    assertThat(states.of(ADA)).isEmpty();
    assertThat(states.forget()).isEqualTo(1);
    assertThat(rows.states).isEmpty();
  }

  @Test
  void ofTooManyTheOldestMakesRoomAndIsTold() {
    save(BOB, "another's", Optional.empty());
    var first = save(ADA, "first", Optional.empty()).state();
    save(ADA, "second", Optional.empty());
    assertThat(save(ADA, "third", Optional.empty()).removed()).isEmpty();

    assertThat(save(ADA, "fourth", Optional.empty()).removed()).containsExactly(first);
    assertThat(states.of(ADA))
        .extracting(SavedState::label)
        .containsExactly("fourth", "third", "second");
    assertThat(states.of(BOB)).hasSize(1);
  }

  @Test
  void areNotKeptLongerThanAllowedAndNotTooLarge() {
    assertThatThrownBy(() -> save(ADA, "long", Optional.of(86_401L)))
        .hasMessageContaining("at most 86400 seconds");
    assertThatThrownBy(() -> new Keepsake("mortgage", "1.0.0", "large", content(200_000)))
        .hasMessageContaining("200000 characters");
    assertThat(rows.states).isEmpty();
    save(ADA, "a day", Optional.of(86_400L));
    assertThat(rows.states).hasSize(1);
  }
}
