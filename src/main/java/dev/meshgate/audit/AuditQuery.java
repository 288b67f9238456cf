package dev.meshgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.platform.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody wants to see; an empty text stands for all.
 *
 * @param from the first moment
 * @param to the first moment that is too late
 * @param account who did it, or to whom it was done
 * @param behind what was seen last
 */
public record AuditQuery(
    Instant from,
    Instant to,
    String kind,
    String account,
    String client,
    String outcome,
    Behind behind) {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /** Everything. */
  public static final AuditQuery ALL =
      new AuditQuery(EARLIEST, LATEST, "", "", "", "", Behind.NOTHING);

  /** An entry behind which the next page begins. */
  public record Behind(Instant at, Place place) {

    static final Behind NOTHING = new Behind(LATEST, new Place("", 0));

    /** As it travels. */
    public String cursor() {
      var text = at + " " + place.number() + " " + place.node();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static Behind of(String cursor) {
      try {
        var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 3);
        return new Behind(Instant.parse(parts[0]), new Place(parts[2], Long.parseLong(parts[1])));
      } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
        throw Problem.invalid("after", "after must be the next of an answer before.");
      }
    }
  }

  /**
   * Narrows it to a time.
   *
   * @throws Problem 400 when one of the two is no moment
   */
  public AuditQuery between(@Nullable String first, @Nullable String end) {
    return new AuditQuery(
        moment("from", first, from), moment("to", end, to), kind, account, client, outcome, behind);
  }

  private static Instant moment(String field, @Nullable String text, Instant otherwise) {
    try {
      return text == null ? otherwise : Instant.parse(text);
    } catch (DateTimeException e) {
      throw Problem.invalid(field, field + " must be a moment such as 2026-01-31T08:00:00Z.");
    }
  }

  /**
   * Narrows it to a kind.
   *
   * @throws Problem 400 when there is no such kind
   */
  public AuditQuery of(@Nullable String wanted) {
    if (wanted == null) {
      return this;
    }
    var known =
        Kind.of(wanted)
            .orElseThrow(
                () ->
                    Problem.invalid(
                        "kind",
                        "kind must be sign_in, grant, token, administration, call or server."));
    return new AuditQuery(from, to, known.value(), account, client, outcome, behind);
  }

  /** Narrows it to a person, to an application and to an outcome, where they are given. */
  public AuditQuery where(
      @Nullable String person, @Nullable String application, @Nullable String ended) {
    return new AuditQuery(
        from,
        to,
        kind,
        Optional.ofNullable(person).orElse(account),
        Optional.ofNullable(application).orElse(client),
        Optional.ofNullable(ended).orElse(outcome),
        behind);
  }

  /**
   * Begins behind what was seen.
   *
   * @throws Problem 400 when the cursor is none of ours
   */
  public AuditQuery after(@Nullable String cursor) {
    return cursor == null ? this : after(Behind.of(cursor));
  }

  AuditQuery after(Behind seen) {
    return new AuditQuery(from, to, kind, account, client, outcome, seen);
  }
}
