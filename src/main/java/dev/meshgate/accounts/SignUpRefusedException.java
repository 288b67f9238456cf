package dev.meshgate.accounts;

/** A field of a new account is not right. The message is for the person who filled it in. */
public class SignUpRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  SignUpRefusedException(String field, String message) {
    super(message, null, false, false);
    this.field = field;
  }

  public String field() {
    return field;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
