package dev.meshgate.audit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of thing happened; how long it is kept is decided for each. */
public enum Kind {
  /** Somebody signed in or out, or could not. */
  SIGN_IN("meshgate.audit.kept.sign.in", 365),
  /** Somebody agreed to a connection, or took one back. */
  GRANT("meshgate.audit.kept.grant", 365),
  /** An application was given a token. */
  TOKEN("meshgate.audit.kept.token", 90),
  /** Accounts, applications, keys and personal tokens came, changed and went. */
  ADMINISTRATION("meshgate.audit.kept.administration", 730),
  /** A tool was called. */
  CALL("meshgate.audit.kept.call", 90),
  /** The server itself: it started, stopped, or lost something. */
  SERVER("meshgate.audit.kept.server", 730);

  private final String setting;
  private final Duration kept;

  Kind(String setting, int days) {
    this.setting = setting;
    this.kept = Duration.ofDays(days);
  }

  /** Where an operator says how long an entry is kept. */
  String setting() {
    return setting;
  }

  /** How long an entry is kept when the operator does not say. */
  Duration kept() {
    return kept;
  }

  /** As it travels: {@code sign_in}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Kind> of(String value) {
    return Arrays.stream(values()).filter(kind -> kind.value().equals(value)).findFirst();
  }
}
