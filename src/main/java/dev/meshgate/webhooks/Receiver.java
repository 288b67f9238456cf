package dev.meshgate.webhooks;

import java.net.URI;

/**
 * Who is to be told. It has been checked that we may go there.
 *
 * @param secret by which the receiver knows that it is us
 */
public record Receiver(URI url, String secret) {

  /** Secrets are not for logs. */
  @Override
  public String toString() {
    return "Receiver[" + url.getHost() + "]";
  }
}
