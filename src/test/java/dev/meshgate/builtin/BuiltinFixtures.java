package dev.meshgate.builtin;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.builtin.Passages.Passage;
import dev.meshgate.platform.work.Work;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The built-in agents as the container would make them. */
public final class BuiltinFixtures {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private BuiltinFixtures() {}

  static DataAnalyst dataAnalyst() {
    return new DataAnalyst(CLOCK, BuiltinSettings.DEFAULT);
  }

  static TextAnalyst textAnalyst() {
    return new TextAnalyst(CLOCK, BuiltinSettings.DEFAULT);
  }

  static Librarian librarian(Passage... passages) {
    return new Librarian(
        (question, subject, limit) -> List.of(passages), CLOCK, BuiltinSettings.DEFAULT);
  }

  /** All of them, as an installation has them. */
  public static Agents agents() {
    return Agents.of(List.of(dataAnalyst(), textAnalyst(), librarian()));
  }

  static AgentReply analysed(String task) {
    return dataAnalyst().run(AgentRequest.of(task, "acc_1"), Work.UNWATCHED);
  }
}
