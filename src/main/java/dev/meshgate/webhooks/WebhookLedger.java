package dev.meshgate.webhooks;

import dev.meshgate.platform.Seal;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Writes down who is to be told, and what came of it, each entry in a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class WebhookLedger {

  static final String PURPOSE = "webhook-secret";
  private static final int MOST_AT_ONCE = 50;
  private static final int GONE = 410;

  @Inject WebhookRepository rows;
  @Inject WebhookSettings settings;
  @Inject Seal seal;
  @Inject Clock clock;

  /**
   * One attempt.
   *
   * @param secret sealed for {@link #PURPOSE}
   * @param number from 1
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Attempt(String id, String taskId, String url, byte[] secret, int number) {}

  /** Once for each task, however often it is sent. */
  void add(String taskId, Receiver receiver) {
    if (rows.ofTask(taskId).isEmpty()) {
      rows.add(
          new Webhook(
              Secret.opaqueId("whk_"),
              taskId,
              receiver.url().toString(),
              seal.seal(PURPOSE, receiver.secret().getBytes(StandardCharsets.UTF_8)),
              clock.instant()));
    }
  }

  Optional<Webhook> ofTask(String taskId) {
    return rows.ofTask(taskId);
  }

  List<Webhook> due() {
    return rows.due(clock.instant(), MOST_AT_ONCE);
  }

  /** Takes one, unless another node has. If this node stops now, the next attempt is made later. */
  Optional<Attempt> claim(Webhook webhook) {
    var number = webhook.attempts() + 1;
    if (number > settings.attempts()) {
      // The last attempt was made by a node that stopped before it could write what came of it.
      rows.find(webhook.id()).ifPresent(row -> row.giveUp(clock.instant()));
      return Optional.empty();
    }
    if (!rows.claim(webhook, clock.instant().plus(settings.after(number)))) {
      return Optional.empty();
    }
    return Optional.of(
        new Attempt(webhook.id(), webhook.taskId(), webhook.url(), webhook.secret(), number));
  }

  void answered(Attempt attempt, int status) {
    if (status >= 200 && status < 300) {
      rows.find(attempt.id()).ifPresent(row -> row.delivered(clock.instant()));
    } else {
      failed(attempt, "its server answered " + status, status == GONE);
    }
  }

  void failed(Attempt attempt, String why) {
    failed(attempt, why, false);
  }

  private void failed(Attempt attempt, String why, boolean unwanted) {
    rows.find(attempt.id())
        .ifPresent(
            row -> {
              row.failed(why);
              if (unwanted || attempt.number() >= settings.attempts()) {
                row.giveUp(clock.instant());
              }
            });
  }
}
