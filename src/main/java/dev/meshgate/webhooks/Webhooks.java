package dev.meshgate.webhooks;

import dev.meshgate.platform.egress.EgressException;
import dev.meshgate.platform.egress.Wire;
import dev.meshgate.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Optional;

/** Who wants to be told that a task has ended. */
@ApplicationScoped
public class Webhooks {

  private static final String FIELD = "webhook";
  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_SECRET = 200;

  @Inject WebhookLedger ledger;
  @Inject Wire wire;

  /**
   * Reads {@code webhook {url, secret}} of what was posted.
   *
   * @return empty where there is none
   * @throws WebhookRefusedException naming what is wrong, also where we never go
   */
  public Optional<Receiver> receiver(JsonObject body) throws WebhookRefusedException {
    var value = body.getOrDefault(FIELD, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (!(value instanceof JsonObject webhook)) {
      throw new WebhookRefusedException(FIELD, "webhook must be an object with url and secret.");
    }
    return Optional.of(new Receiver(url(text(webhook, "url")), secret(text(webhook, "secret"))));
  }

  private static String text(JsonObject webhook, String name) {
    return webhook.getOrDefault(name, JsonValue.NULL) instanceof JsonString text
        ? text.getString()
        : "";
  }

  private URI url(String text) throws WebhookRefusedException {
    var field = FIELD + ".url";
    try {
      if (text.isBlank() || text.length() > Webhook.LONGEST_URL) {
        throw new EgressException("it must have 1 to 2000 characters");
      }
      var uri = URI.create(text.strip());
      wire.checkAddress(uri);
      return uri;
    } catch (IllegalArgumentException e) {
      throw new WebhookRefusedException(field, "webhook.url must be an address of https.");
    } catch (EgressException e) {
      throw new WebhookRefusedException(
          field, "Nobody can be told at webhook.url: " + e.why() + ".");
    }
  }

  private static String secret(String text) throws WebhookRefusedException {
    var field = FIELD + ".secret";
    try {
      if (text.length() <= LONGEST_SECRET && Signature.key(text).length >= SHORTEST_SECRET) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw new WebhookRefusedException(
          field, "Behind whsec_, webhook.secret must be the key in base64.");
    }
    throw new WebhookRefusedException(
        field, "webhook.secret must have 16 to 200 characters, by which the receiver knows us.");
  }

  /** From now on the receiver is told when the task ends, or at once if it has. */
  public void register(Task task, Receiver receiver) {
    try {
      ledger.add(task.id(), receiver);
    } catch (RuntimeException e) {
      // Of two at once one is written down.
      if (ledger.ofTask(task.id()).isEmpty()) {
        throw e;
      }
    }
  }

  /** Who is told of a task, and how far that is. */
  public Optional<Webhook> of(Task task) {
    return ledger.ofTask(task.id());
  }
}
