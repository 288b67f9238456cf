package dev.meshgate.platform.egress;

/** Why nothing was fetched, in words for whoever named the address. */
public class EgressException extends Exception {

  private static final long serialVersionUID = 1L;

  EgressException(String why) {
    super(why);
  }

  /** The reason as half a sentence: {@code "its answer is longer than 65536 bytes"}. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
