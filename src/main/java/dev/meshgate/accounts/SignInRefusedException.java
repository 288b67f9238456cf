package dev.meshgate.accounts;

import java.time.Duration;

/** Nobody was signed in. The message says what to do next, and not which half was wrong. */
public class SignInRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static SignInRefusedException wrong() {
    return new SignInRefusedException(
        "This address and password do not match an account here. Check both; if you have no"
            + " account, ask your administrator for one.");
  }

  static SignInRefusedException disabled() {
    return new SignInRefusedException(
        "Your account is switched off. Ask your administrator to switch it on again.");
  }

  private SignInRefusedException(String message) {
    super(message, null, false, false);
  }

  static SignInRefusedException locked(Duration lockout) {
    return new SignInRefusedException(
        "There were too many wrong passwords for this account. Wait "
            + lockout.toMinutes()
            + " minutes and try again.");
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
