package dev.meshgate.oauth.client.document;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT;

import dev.meshgate.oauth.OAuthException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * A client id that is the address of a document (draft-ietf-oauth-client-id-metadata-document §3):
 * https, with a path, without user, fragment or dot segments. It is compared to the letter and
 * never normalised.
 */
final class ClientIdUrl {

  private static final int LONGEST = 255;
  private static final Pattern DOTS =
      Pattern.compile("(?i).*/(?:\\.|%2e){1,2}(?:/.*|$)", Pattern.DOTALL);

  private ClientIdUrl() {}

  static URI of(String id) {
    try {
      var uri = new URI(id);
      if (id.length() <= LONGEST
          && "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && uri.getRawPath().length() > 1
          && !DOTS.matcher(uri.getRawPath()).matches()) {
        return uri;
      }
      throw none();
    } catch (URISyntaxException e) {
      throw none();
    }
  }

  private static OAuthException none() {
    return INVALID_CLIENT.because(
        "a client_id that is an address must be https with a path, of at most 255 characters,"
            + " without user, fragment or dot segments");
  }
}
