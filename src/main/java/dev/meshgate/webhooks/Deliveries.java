package dev.meshgate.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Seal;
import dev.meshgate.platform.Start;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.EgressException;
import dev.meshgate.platform.egress.Wire;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.Tasks;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks once a second who is to be told, and tells them. No thread waits for their answer. */
@ApplicationScoped
class Deliveries {

  private static final System.Logger LOG = System.getLogger(Deliveries.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject WebhookLedger ledger;
  @Inject WebhookSettings settings;
  @Inject Tasks tasks;
  @Inject Wire wire;
  @Inject Seal seal;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService schedule;
  private @Nullable Future<?> sweeping;

  void start(@Observes @Priority(Start.CONTENT) @Initialized(ApplicationScoped.class) Object o) {
    sweeping = schedule.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (sweeping != null) {
      sweeping.cancel(false);
    }
  }

  /** An exception would end the sweeping. */
  void sweep() {
    try {
      ledger.due().forEach(this::attempt);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "webhooks could not be sent; next try in a second", e);
    }
  }

  /** The others do not wait for one that cannot be sent. */
  private void attempt(Webhook webhook) {
    try {
      ledger.claim(webhook).ifPresent(this::tell);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a webhook could not be sent; next try after its pause", e);
    }
  }

  private void tell(WebhookLedger.Attempt attempt) {
    String secret;
    try {
      secret = new String(seal.open(WebhookLedger.PURPOSE, attempt.secret()), UTF_8);
    } catch (IllegalStateException e) {
      LOG.log(Level.WARNING, "the secret of a webhook cannot be read", e);
      ledger.failed(attempt, "its secret cannot be read any more");
      return;
    }
    tasks.ended(attempt.taskId()).ifPresent(task -> tell(attempt, secret, body(task)));
  }

  private void tell(WebhookLedger.Attempt attempt, String secret, String body) {
    var headers = Signature.headers(attempt.id(), clock.instant(), body, secret);
    var call = Call.post(URI.create(attempt.url()), headers, body);
    var answer = wire.send(call, event -> {});
    // The next attempt must not begin while this one is under way.
    var patience = settings.pause().compareTo(PATIENCE) < 0 ? settings.pause() : PATIENCE;
    var unused =
        answer
            .copy()
            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((told, failure) -> answer.cancel(false))
            .handleAsync((told, failure) -> note(attempt, told, failure), schedule);
  }

  private boolean note(
      WebhookLedger.Attempt attempt, @Nullable Answer told, @Nullable Throwable failure) {
    try {
      if (told != null) {
        ledger.answered(attempt, told.status());
      } else if (failure != null) {
        ledger.failed(
            attempt,
            Stages.cause(failure) instanceof EgressException known
                ? known.why()
                : "its server did not answer in time");
      }
      return true;
    } catch (RuntimeException e) {
      // It is tried once more than needed, and the receiver knows it by its id.
      LOG.log(Level.WARNING, "what came of a webhook could not be written down", e);
      return false;
    }
  }

  private static String body(Task task) {
    var data =
        Json.object()
            .add("task_id", task.id())
            .add("kind", task.kind())
            .add("status", task.status().word());
    task.agent().ifPresent(agent -> data.add("agent", agent));
    task.result().ifPresent(result -> data.add("result", result));
    task.error().ifPresent(error -> data.add("error", error));
    data.add("created_at", task.createdAt().toString());
    var ended = task.finishedAt().orElse(task.updatedAt()).toString();
    return Json.object()
        .add("type", "task." + task.status().word())
        .add("timestamp", ended)
        .add("data", data.add("finished_at", ended))
        .build()
        .toString();
  }
}
