package dev.meshgate.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  private static final String STREAM =
      "\ufeff: a comment\n"
          + "event: update\nid: 7\ndata: {\ndata:  \"a\": 1\ndata: }\n\n"
          + "data:without a space\r\n\r\n"
          + "id: 8\r\rdata\rretry: 5\r\r"
          + "event: nothing\n\n"
          + "data: last\n\n"
          + "data: never ended";

  private final List<ServerEvent> heard = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1_000})
  void readsEventsWhereverThePiecesAreCut(int size) {
    var reader = new EventReader(heard::add, 1_000);
    for (var from = 0; from < STREAM.length(); from += size) {
      reader.read(CharBuffer.wrap(STREAM, from, Math.min(STREAM.length(), from + size)));
    }

    assertThat(heard)
        .containsExactly(
            new ServerEvent("update", "7", "{\n \"a\": 1\n}"),
            new ServerEvent("message", "7", "without a space"),
            new ServerEvent("message", "8", ""),
            new ServerEvent("message", "8", "last"));
  }

  @Test
  void refusesAnEventWithoutAnEnd() {
    var reader = new EventReader(heard::add, 100);

    assertThatThrownBy(() -> reader.read(CharBuffer.wrap("data: " + "x".repeat(200))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(heard).isEmpty();
  }
}
