package dev.meshgate.platform.egress;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Why nothing was fetched, in words for whoever named the address. */
public class EgressException extends Exception {

  private static final long serialVersionUID = 1L;

  public EgressException(String why) {
    super(why);
  }

  /** Why an exchange failed. */
  static EgressException of(Exception failure) {
    if (failure instanceof EgressException known) {
      return known;
    }
    if (failure instanceof UnknownHostException) {
      return new EgressException("its host has no address that may be asked");
    }
    if (failure instanceof SSLException) {
      return new EgressException("its certificate is not one that this server trusts");
    }
    if (failure instanceof SocketTimeoutException) {
      return new EgressException("its server did not answer in time");
    }
    if (failure instanceof IllegalStateException) {
      return new EgressException(String.valueOf(failure.getMessage()));
    }
    return new EgressException("its server cannot be reached");
  }

  /** The reason as half a sentence: {@code "its answer is longer than 65536 bytes"}. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
