package dev.meshgate.agents.registry;

import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Standing;
import dev.meshgate.agents.Suitability;
import dev.meshgate.agents.remote.Endpoint;
import dev.meshgate.agents.remote.Remote;
import dev.meshgate.agents.remote.UnreachableAgentException;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A registered agent, as routing and tasks see it. */
final class RemoteAgent implements Agent {

  /** Seconds from one sign of life of an agent to the next. */
  static final int BETWEEN_BEATS = 30;

  private static final Duration BELIEVED = Duration.ofSeconds(5L * BETWEEN_BEATS);

  private final RegisteredAgent row;
  private final AgentCard card;
  private final @Nullable Double cost;
  private final Health health;
  private final Desk desk;
  private final Remote remote;
  private final Clock clock;

  RemoteAgent(RegisteredAgent row, Health health, Desk desk, Remote remote, Clock clock) {
    this.row = row;
    this.card = row.card();
    this.cost = row.cost();
    this.health = health;
    this.desk = desk;
    this.remote = remote;
    this.clock = clock;
  }

  RegisteredAgent row() {
    return row;
  }

  @Override
  public AgentCard card() {
    return card;
  }

  @Override
  public Suitability suits(AgentRequest request) {
    var now = clock.instant();
    if (isSilent(row, now)) {
      return Suitability.unable(
          "it has not been heard of for more than " + BELIEVED.toSeconds() + " seconds");
    }
    return health
        .obstacle(now, row.concurrency())
        .map(Suitability::unable)
        .orElseGet(Suitability::ofCard);
  }

  @Override
  public Standing standing() {
    var report = health.report(clock.instant());
    return new Standing(
        Math.min(1, (double) report.underWay() / row.concurrency()),
        report.successRate(),
        report.averageMillis(),
        cost);
  }

  /** Who once said that it is there is expected to go on saying so. */
  static boolean isSilent(RegisteredAgent row, Instant now) {
    return row.heartbeatAt().filter(at -> at.plus(BELIEVED).isBefore(now)).isPresent();
  }

  @Override
  public CompletionStage<AgentReply> begin(AgentRequest request, Work work) {
    var obstacle = health.begin(clock.instant(), row.concurrency());
    if (obstacle.isPresent()) {
      throw new BusyAgentException(
          card.name() + " cannot take it, because " + obstacle.orElseThrow() + ".");
    }
    return attended(() -> remote.begin(endpoint(), request.withEarlierAsContext(), work));
  }

  @Override
  public CompletionStage<AgentReply> resume(String handle, AgentRequest request, Work work) {
    health.goOn();
    return attended(() -> remote.resume(endpoint(), handle, request.withEarlierAsContext(), work));
  }

  private Endpoint endpoint() {
    return row.at(desk.credentials(row));
  }

  /** Gives the place back when it is over. */
  private CompletionStage<AgentReply> attended(Supplier<CompletableFuture<AgentReply>> beginning) {
    var begun = clock.instant();
    CompletableFuture<AgentReply> answer;
    try {
      answer = beginning.get();
    } catch (RuntimeException e) {
      health.left();
      throw e;
    }
    return answer.whenComplete((reply, failure) -> learn(begun, failure));
  }

  private void learn(Instant begun, @Nullable Throwable failure) {
    var cause = failure == null ? null : Stages.cause(failure);
    if (cause == null) {
      health.completed(Duration.between(begun, clock.instant()));
    } else if (cause instanceof UnreachableAgentException unreachable) {
      health.failed(clock.instant(), unreachable.sentence());
    } else {
      health.left();
    }
  }
}
