package dev.meshgate.bench;

import java.io.IOException;

/** A token is obtained once, and everything after is asked with a token that came before it. */
abstract class Chain implements Dialogue {

  private final Dialogue first;
  private final String member;
  private String token = "";

  /**
   * Begins without a token.
   *
   * @param first obtains it
   * @param member of the last answer to that, which holds it
   */
  private Chain(Dialogue first, String member) {
    this.first = first;
    this.member = member;
  }

  /** Each refresh token is used once, and the next one is its successor. */
  static Dialogue ofRefreshes(OAuthClient client, Dialogue first) {
    return new Chain(first, "refresh_token") {
      @Override
      Request with(String token) {
        return client.refresh(token);
      }

      @Override
      String after(String token, Reply reply) throws IOException {
        reply.member("access_token");
        var successor = reply.member("refresh_token");
        if (successor.equals(token)) {
          throw new IOException("the refresh token was not rotated: " + reply.text());
        }
        return successor;
      }
    };
  }

  /** One access token is asked about over and over. */
  static Dialogue ofIntrospections(OAuthClient client) {
    return new Chain(clientCredentials(client), "access_token") {
      @Override
      Request with(String token) {
        return client.introspect(token);
      }

      @Override
      String after(String token, Reply reply) throws IOException {
        if (!reply.hasStatus(200) || !reply.says("\"active\":true")) {
          throw new IOException("not a token that is good: " + reply.text());
        }
        return token;
      }
    };
  }

  /** No chain: the client asks for itself, each time anew. */
  static Dialogue clientCredentials(OAuthClient client) {
    return Dialogue.repeating(
        client.clientCredentials().bytes(),
        reply -> reply.hasStatus(200) && reply.says("\"access_token\""));
  }

  abstract Request with(String token);

  /** The token to go on with. */
  abstract String after(String token, Reply reply) throws IOException;

  @Override
  public byte[] request() {
    return token.isEmpty() ? first.request() : with(token).bytes();
  }

  @Override
  public boolean hear(Reply reply) throws IOException {
    if (!token.isEmpty()) {
      token = after(token, reply);
      return true;
    }
    if (first.hear(reply)) {
      token = reply.member(member);
    }
    return false;
  }
}
