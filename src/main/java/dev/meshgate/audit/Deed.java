package dev.meshgate.audit;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that was done. It grows by what is known of it; what is not known is empty.
 *
 * @param kind its sort
 * @param action what was done, such as {@code token.issued}
 * @param outcome how it ended, such as {@code ok} or {@code refused}
 * @param actor who did it
 * @param client with which application
 * @param grant under which grant, or with which personal token
 * @param about to whom, where it was done to a person
 * @param target to what, where it was not
 * @param detail what else there is to say; never a secret, never the words of a person
 */
public record Deed(
    Kind kind,
    String action,
    String outcome,
    Actor actor,
    String client,
    String grant,
    String about,
    String target,
    JsonObject detail) {

  private static final int LONGEST = 250;
  private static final int LONGEST_DETAIL = 2_000;

  /**
   * Who does something.
   *
   * @param subject the account, {@code client:<id>}, or empty for the server itself
   * @param address from where
   */
  record Actor(String subject, String address) {

    static final Actor NOBODY = new Actor("", "");
  }

  public Deed {
    client = cut(client);
    grant = cut(grant);
    about = cut(about);
    target = cut(target);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** Something that went well. */
  public static Deed of(Kind kind, String action) {
    return new Deed(kind, action, "ok", Actor.NOBODY, "", "", "", "", JsonValue.EMPTY_JSON_OBJECT);
  }

  public Deed ended(String how) {
    return new Deed(kind, action, how, actor, client, grant, about, target, detail);
  }

  public Deed by(String subject) {
    return by(new Actor(cut(subject), actor.address()));
  }

  Deed by(Actor whom) {
    return new Deed(kind, action, outcome, whom, client, grant, about, target, detail);
  }

  public Deed with(String application) {
    return new Deed(kind, action, outcome, actor, application, grant, about, target, detail);
  }

  public Deed under(String grantId) {
    return new Deed(kind, action, outcome, actor, client, grantId, about, target, detail);
  }

  public Deed about(String account) {
    return new Deed(kind, action, outcome, actor, client, grant, account, target, detail);
  }

  public Deed on(String thing) {
    return new Deed(kind, action, outcome, actor, client, grant, about, thing, detail);
  }

  public Deed saying(String name, String value) {
    return saying(Json.object().add(name, cut(value)).build());
  }

  public Deed saying(String name, long value) {
    return saying(Json.object().add(name, value).build());
  }

  /** All that there is to say. */
  public Deed saying(JsonObject all) {
    return new Deed(kind, action, outcome, actor, client, grant, about, target, all);
  }

  /** As it waits to be linked. */
  String toJson() {
    return Json.object()
        .add("kind", kind.name())
        .add("action", action)
        .add("outcome", outcome)
        .add("subject", actor.subject())
        .add("address", actor.address())
        .add("client", client)
        .add("grant", grant)
        .add("about", about)
        .add("target", target)
        .add("detail", fitting())
        .build()
        .toString();
  }

  private JsonObject fitting() {
    return detail.toString().length() > LONGEST_DETAIL ? JsonValue.EMPTY_JSON_OBJECT : detail;
  }

  static Deed from(String text) {
    var json = Json.readObject(text);
    return new Deed(
        Kind.valueOf(json.getString("kind")),
        json.getString("action"),
        json.getString("outcome"),
        new Actor(json.getString("subject"), json.getString("address")),
        json.getString("client"),
        json.getString("grant"),
        json.getString("about"),
        json.getString("target"),
        json.getJsonObject("detail"));
  }

  /**
   * A deed and when it was done, as exactly as is kept, so that its hash can be made again.
   *
   * @param calls what is different each time, a JSON object for each, joined by commas; empty for
   *     what was done once
   */
  record Dated(Deed deed, Instant at, String calls) {

    Dated {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }

    Dated(Deed deed, Instant at) {
      this(deed, at, "");
    }

    /** The detail as it is kept; more than fits is left out. */
    String keptDetail() {
      return calls.isEmpty() ? deed.fitting().toString() : "{\"calls\":[" + calls + "]}";
    }
  }
}
