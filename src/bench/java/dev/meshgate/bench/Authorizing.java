package dev.meshgate.bench;

import dev.meshgate.Assistant;
import java.io.IOException;

/** An authorization server that people can sign in at. */
interface Authorizing {

  /** For a code that nobody redeems. */
  String SOME_CHALLENGE = Assistant.challenge(Assistant.newVerifier());

  Server server();

  OAuthClient client();

  /**
   * What the browser of somebody sends who has signed in and agreed to the client.
   *
   * @throws IOException when they could not
   */
  String cookiesOfANewPerson() throws IOException;
}
