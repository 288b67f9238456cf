package dev.meshgate.audit;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Secret;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One link of a chain. Its hash is of the one before and of everything here but the names of
 * persons, for which their commitments stand.
 *
 * <p>A run of links whose time to be kept is over leaves one: the last, without its content, but
 * with its hash, the number of the first, and a seal that only this installation can make.
 */
@Entity
@Table(name = "audit_entry")
public class Entry {

  /** The kind of a link that stands for some that were removed. */
  static final String REMOVED = "removed";

  @EmbeddedId private Place place;
  private Instant at;
  private String kind;
  private String action;
  private String outcome;
  private String subject;
  private String address;
  private @Nullable String actorSalt;
  private String actorCommitment;
  private String about;
  private @Nullable String aboutSalt;
  private String aboutCommitment;
  private String client;

  @Column(name = "access_grant")
  private String grant;

  private String target;

  @Column(length = 60_000)
  private String detail;

  private String digest;
  private @Nullable Long removedFrom;
  private @Nullable String seal;

  /** For JPA alone. */
  protected Entry() {}

  Entry(Place place, Deed.Dated dated, String before) {
    var deed = dated.deed();
    this.place = place;
    this.at = dated.at();
    this.kind = deed.kind().value();
    this.action = deed.action();
    this.outcome = deed.outcome();
    this.subject = deed.actor().subject();
    this.address = deed.actor().address();
    this.actorSalt = Secret.opaqueId("");
    this.actorCommitment = commitment(actorSalt, subject, address);
    this.about = deed.about();
    this.aboutSalt = Secret.opaqueId("");
    this.aboutCommitment = commitment(aboutSalt, about);
    this.client = deed.client();
    this.grant = deed.grant();
    this.target = deed.target();
    this.detail = dated.keptDetail();
    this.digest = digestAfter(before);
  }

  private static String commitment(String salt, String... values) {
    return Secret.sha256(salt + "\n" + String.join("\n", values));
  }

  /** What its hash must be behind that one. */
  String digestAfter(String before) {
    var content = common().add("actor", actorCommitment).add("about", aboutCommitment).build();
    return Secret.sha256(before + "\n" + content);
  }

  private JsonObjectBuilder common() {
    return Json.object()
        .add("node", place.node())
        .add("number", place.number())
        .add("at", at.toString())
        .add("kind", kind)
        .add("action", action)
        .add("outcome", outcome)
        .add("client", client)
        .add("grant", grant)
        .add("target", target)
        .add("detail", detail);
  }

  /** What is wrong with it at its place behind that hash; empty when nothing is. */
  Optional<String> wrongAfter(String before) {
    if (!digest.equals(digestAfter(before))) {
      return Optional.of("was changed, or one before it was");
    }
    var names =
        isTrue(actorSalt, actorCommitment, subject, address)
            && isTrue(aboutSalt, aboutCommitment, about);
    return names ? Optional.empty() : Optional.of("names somebody whom it did not name");
  }

  /** Whoever takes the salt away may leave no name behind: that is an erasure, or a forgery. */
  private static boolean isTrue(@Nullable String salt, String commitment, String... names) {
    return salt == null
        ? String.join("", names).isEmpty()
        : commitment.equals(commitment(salt, names));
  }

  public Place place() {
    return place;
  }

  public Instant at() {
    return at;
  }

  String action() {
    return action;
  }

  String digest() {
    return digest;
  }

  boolean isRemoved() {
    return removedFrom != null;
  }

  /** The number of the first link that this one stands for. */
  long first() {
    return removedFrom == null ? place.number() : removedFrom;
  }

  Optional<String> seal() {
    return Optional.ofNullable(seal);
  }

  /** From now on it stands for itself and for the run before it, and says nothing. */
  void remove(long from, String sealed) {
    kind = REMOVED;
    action = "";
    outcome = "";
    client = "";
    grant = "";
    target = "";
    detail = "{}";
    eraseActor();
    eraseAbout();
    removedFrom = from;
    seal = sealed;
  }

  void eraseActor() {
    subject = "";
    address = "";
    actorSalt = null;
  }

  void eraseAbout() {
    about = "";
    aboutSalt = null;
  }

  /** As it travels; with its hash, so that a copy elsewhere can prove what was. */
  public JsonObject json() {
    return common()
        .add("detail", Json.readObject(detail))
        .add("subject", subject)
        .add("address", address)
        .add("about", about)
        .add("digest", digest)
        .build();
  }
}
