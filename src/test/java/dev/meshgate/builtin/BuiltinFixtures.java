package dev.meshgate.builtin;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Work;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The built-in agents as the container would make them. */
final class BuiltinFixtures {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private BuiltinFixtures() {}

  static DataAnalyst dataAnalyst() {
    return new DataAnalyst(CLOCK, BuiltinSettings.DEFAULT);
  }

  static AgentReply analysed(String task) {
    return dataAnalyst().run(AgentRequest.of(task, "acc_1"), Work.UNWATCHED);
  }
}
