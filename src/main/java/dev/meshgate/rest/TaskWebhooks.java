package dev.meshgate.rest;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.WireName;
import dev.meshgate.tasks.Task;
import dev.meshgate.webhooks.Receiver;
import dev.meshgate.webhooks.Webhook;
import dev.meshgate.webhooks.WebhookRefusedException;
import dev.meshgate.webhooks.Webhooks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** Who is to be told that a task has ended, as programs say and see it. */
@Dependent
class TaskWebhooks {

  private final Webhooks webhooks;

  @Inject
  TaskWebhooks(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * Who is named in what was posted.
   *
   * @throws Problem naming the field that is wrong and what it must be
   */
  Optional<Receiver> asked(JsonObject body) {
    try {
      return webhooks.receiver(body);
    } catch (WebhookRefusedException e) {
      throw Problem.invalid(e.field(), e.sentence());
    }
  }

  void register(Task task, Optional<Receiver> receiver) {
    receiver.ifPresent(known -> webhooks.register(task, known));
  }

  /** A task with who is told of it, and how far that is; nothing of the secret. */
  JsonObject with(Task task, JsonObjectBuilder json) {
    webhooks.of(task).ifPresent(webhook -> json.add("webhook", json(webhook)));
    return json.build();
  }

  private static JsonObjectBuilder json(Webhook webhook) {
    var json =
        Json.object()
            .add("url", webhook.url())
            .add("status", WireName.of(webhook.status()))
            .add("attempts", webhook.attempts());
    webhook.lastError().ifPresent(why -> json.add("last_error", why));
    webhook.deliveredAt().ifPresent(at -> json.add("delivered_at", at.toString()));
    return json;
  }
}
