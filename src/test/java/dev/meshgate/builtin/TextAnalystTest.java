package dev.meshgate.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.WorkCancelledException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The text analyst")
class TextAnalystTest {

  private static final String TEXT =
      """
      The company opened a new battery plant in Leipzig. The battery plant will employ 400 people.
      Dr. Weber, who leads the plant, expects the first batteries in March. Lunch was served at noon.

      Batteries from the plant go to the truck factory in Dresden. The truck factory has waited for
      batteries since last year. A museum nearby shows old clocks. The regional government paid a
      tenth of the cost of the plant. Trains will carry the batteries from Leipzig to Dresden.

      The weather was mild. The unions welcomed the plant and its 400 jobs.
      """;

  private static AgentReply asked(String instruction) {
    return BuiltinFixtures.textAnalyst()
        .run(AgentRequest.of(instruction + "\n\n" + TEXT, "acc_1"), Work.UNWATCHED);
  }

  private static JsonObject data(AgentReply reply) {
    var data = reply.data();
    return data == null ? Json.object().build() : data;
  }

  private static List<String> sentences(AgentReply reply) {
    return data(reply)
        .getJsonObject("summary")
        .getJsonArray("sentences")
        .getValuesAs(JsonString::getString);
  }

  @Test
  void takesSentencesWordForWordAndInTheirOrder() {
    var reply = asked("Summarize in 3 sentences:");
    var original = TEXT.replaceAll("\\s+", " ");

    assertThat(sentences(reply)).hasSize(3).allMatch(original::contains);
    assertThat(sentences(reply))
        .isSortedAccordingTo((a, b) -> original.indexOf(a) - original.indexOf(b));
    assertThat(reply.text()).contains("3 of ").contains("taken word for word");
  }

  @Test
  void leavesOutWhatIsBesideThePoint() {
    assertThat(String.join(" ", sentences(asked("Summarize in 4 sentences:"))))
        .contains("battery plant")
        .doesNotContain("Lunch", "museum", "weather");
  }

  @Test
  void endsNoSentenceAtAnAbbreviation() {
    assertThat(sentences(asked("Summarize in 20 sentences:")))
        .anyMatch(s -> s.startsWith("Dr. Weber, who leads"));
  }

  @Test
  void keepsToTheWordsThatWereAskedFor() {
    var summary = data(asked("Summarise this in 30 words:")).getJsonObject("summary");

    assertThat(summary.getInt("words")).isBetween(5, 30);
  }

  @Test
  void makesBullets() {
    assertThat(
            asked("Give me the summary as 3 bullet points:")
                .text()
                .lines()
                .filter(l -> l.startsWith("- ")))
        .hasSize(3);
  }

  @Test
  void takesTheTextFromTheContext() {
    var request = AgentRequest.of("Fasse in 2 Sätzen zusammen", "acc_1").withContext(TEXT);

    assertThat(sentences(BuiltinFixtures.textAnalyst().run(request, Work.UNWATCHED))).hasSize(2);
  }

  @Test
  void namesKeyPhrasesWithoutASummary() {
    var reply = asked("Extract 5 key phrases:");
    var phrases = data(reply).getJsonArray("key_phrases").getValuesAs(JsonObject.class);

    assertThat(phrases).hasSize(5);
    assertThat(phrases).extracting(p -> p.getString("phrase")).contains("truck factory");
    assertThat(data(reply)).doesNotContainKey("summary");
  }

  @Test
  void doesBothWhenBothAreAskedFor() {
    assertThat(data(asked("Summarize and list the keywords:")))
        .containsKeys("summary", "key_phrases");
  }

  @Test
  void refusesATextThatIsTooLong() {
    var task = "Summarize:\n\n" + TEXT.repeat(600);

    assertThatExceptionOfType(AgentException.class)
        .isThrownBy(
            () -> BuiltinFixtures.textAnalyst().run(AgentRequest.of(task, "acc_1"), Work.UNWATCHED))
        .withMessageContaining("at most 300,000");
  }

  @Test
  void readsALongTextWithinItsBounds() {
    var task = "Summarize in 5 sentences:\n\n" + TEXT.repeat(400);

    var reply = BuiltinFixtures.textAnalyst().run(AgentRequest.of(task, "acc_1"), Work.UNWATCHED);

    assertThat(reply.text()).contains("only the first 1200 sentences were read");
  }

  @Test
  void refusesATaskWithoutAText() {
    assertThatExceptionOfType(AgentException.class)
        .isThrownBy(
            () ->
                BuiltinFixtures.textAnalyst()
                    .run(AgentRequest.of("Summarize this", "acc_1"), Work.UNWATCHED))
        .withMessageContaining("there is no text");
  }

  @Test
  void stopsWhenNobodyWantsItAnyMore() {
    var cancelled =
        new Work() {
          private int reports;

          @Override
          public void report(double progress, double total, String message) {
            reports++;
          }

          @Override
          public boolean isCancelled() {
            return reports > 1;
          }
        };

    assertThatExceptionOfType(WorkCancelledException.class)
        .isThrownBy(
            () ->
                BuiltinFixtures.textAnalyst()
                    .run(AgentRequest.of("Summarize:\n\n" + TEXT, "acc_1"), cancelled));
  }
}
