package dev.meshgate.oauth.bearer;

/** A token that opens nothing. The message completes "the token was refused: …". */
class InvalidTokenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidTokenException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
