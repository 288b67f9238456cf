package dev.meshgate.services;

import org.jspecify.annotations.Nullable;

/** A publisher asked for what cannot be done. The message says why and what to do instead. */
public final class ServiceRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Why {
    INVALID_INPUT,
    UNREADABLE_WORKBOOK,
    ALREADY_THERE,
    CONFIRMATION_NEEDED,
    CONFLICT
  }

  private final Why why;
  private final String field;
  private final transient @Nullable Report report;

  ServiceRefusedException(Why why, String field, String sentence) {
    this(why, field, sentence, null);
  }

  ServiceRefusedException(Why why, String field, String sentence, @Nullable Report report) {
    super(sentence, null, false, false);
    this.why = why;
    this.field = field;
    this.report = report;
  }

  public Why why() {
    return why;
  }

  public String field() {
    return field;
  }

  /** What was found, where a confirmation is needed. */
  public @Nullable Report report() {
    return report;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
