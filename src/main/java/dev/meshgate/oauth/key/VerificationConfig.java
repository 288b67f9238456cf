package dev.meshgate.oauth.key;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells MicroProfile JWT our keys, issuer and the audience of the administration from memory. A
 * JWKS URL of our own would make the server call itself, and hang at a cold start under load.
 */
public class VerificationConfig implements ConfigSource {

  private static final String KEY = "mp.jwt.verify.publickey";
  private static final String ISSUER = "mp.jwt.verify.issuer";
  private static final String AUDIENCES = "mp.jwt.verify.audiences";
  private static final Set<String> NAMES = Set.of(KEY, ISSUER, AUDIENCES);

  @Override
  public int getOrdinal() {
    return 500;
  }

  @Override
  public String getName() {
    return "meshgate signing keys";
  }

  @Override
  public Set<String> getPropertyNames() {
    return NAMES;
  }

  @Override
  public Map<String, String> getProperties() {
    return Map.of();
  }

  @Override
  public @Nullable String getValue(String name) {
    var published = SigningKeys.forConfig();
    if (published == null) {
      return null;
    }
    return switch (name) {
      case KEY -> published.jwks();
      case ISSUER -> published.issuer();
      case AUDIENCES -> published.administration();
      default -> null;
    };
  }
}
