package dev.meshgate.bench;

import dev.meshgate.Assistant;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Somebody who is signed in and has agreed before connects the client once more: authorization code
 * with PKCE, from the first request of the browser to the tokens.
 */
final class CodeFlow implements Dialogue {

  private static final String CODE = "code=";

  private final OAuthClient client;
  private final String cookies;
  private final Map<String, String> more;
  private String verifier = "";
  private Request next;

  /**
   * Begins with nothing said.
   *
   * @param cookies of the browser in which they are signed in
   * @param more parameters of the request, {@code prompt} say
   */
  CodeFlow(OAuthClient client, String cookies, Map<String, String> more) {
    this.client = client;
    this.cookies = cookies;
    this.more = more;
    this.next = asked();
  }

  private Request asked() {
    verifier = Assistant.newVerifier();
    return visit(client.authorize(Assistant.challenge(verifier), more));
  }

  private Request visit(URI uri) {
    return Request.get(uri, Map.of("Cookie", cookies));
  }

  @Override
  public byte[] request() {
    return next.bytes();
  }

  @Override
  public boolean hear(Reply reply) throws IOException {
    if (next.method().equals("POST")) {
      reply.member("access_token");
      next = asked();
      return true;
    }
    next = redirected(reply);
    return false;
  }

  /** The browser goes where it is sent, until that is the client with a code. */
  private Request redirected(Reply reply) throws IOException {
    var location = reply.header("location").filter(there -> reply.isRedirect()).orElse("");
    if (location.isEmpty() || location.contains("error=")) {
      throw new IOException("no redirect with a code: " + reply.text());
    }
    if (!location.startsWith(OAuthClient.REDIRECT)) {
      return visit(next.uri().resolve(location));
    }
    int code = location.indexOf(CODE) + CODE.length();
    int end = location.indexOf('&', code);
    return client.redeem(location.substring(code, end < 0 ? location.length() : end), verifier);
  }
}
