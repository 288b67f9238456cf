package dev.meshgate.platform.setting;

/**
 * An operator must mend a setting before the product can start. The message names it as it was
 * typed, and says what is allowed; there is no stack trace, because no code is at fault.
 */
public class WrongSettingException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public WrongSettingException(String message) {
    super(message);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
