package dev.meshgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.platform.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls that are alike")
class AlikeTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private static Deed.Dated call(String who, String tool, int number) {
    var deed = Deed.of(Kind.CALL, "tool.called").by(who).on(tool);
    return new Deed.Dated(deed, NOON.plusMillis(number), "{\"n\":" + number + "}");
  }

  @Test
  void areOneEntryWithALineForEach() {
    var told =
        Alike.together(
            List.of(
                call("ann", "search", 1),
                call("bob", "search", 2),
                call("ann", "search", 3),
                call("ann", "fetch", 4)));

    assertThat(told)
        .extracting(dated -> dated.deed().actor().subject())
        .containsExactly("ann", "bob", "ann");
    assertThat(told.get(0).at()).isEqualTo(NOON.plusMillis(1));
    assertThat(told.get(0).keptDetail()).isEqualTo("{\"calls\":[{\"n\":1},{\"n\":3}]}");
    assertThat(told.get(1).keptDetail()).isEqualTo("{\"calls\":[{\"n\":2}]}");
  }

  @Test
  void areMoreEntriesWhereTheyWouldNotFitIntoOne() {
    var many = IntStream.range(0, 20_000).mapToObj(n -> call("ann", "search", n)).toList();

    var told = Alike.together(many);

    var lines = new ArrayList<Integer>();
    for (var dated : told) {
      assertThat(dated.keptDetail()).hasSizeLessThan(60_000);
      var calls = Json.readObject(dated.keptDetail()).getJsonArray("calls");
      calls.forEach(line -> lines.add(line.asJsonObject().getInt("n")));
    }
    assertThat(lines).containsExactlyElementsOf(IntStream.range(0, 20_000).boxed().toList());
  }

  @Test
  void areLeftApartWhereEachIsADeedOfItsOwn() {
    var deed = Deed.of(Kind.TOKEN, "token.issued").by("ann");
    var twice = List.of(new Deed.Dated(deed, NOON), new Deed.Dated(deed, NOON));

    assertThat(Alike.together(twice)).isEqualTo(twice);
  }
}
