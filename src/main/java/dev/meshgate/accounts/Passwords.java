package dev.meshgate.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passwords, hashed by the container's PBKDF2 at the strength that OWASP asks for. */
@ApplicationScoped
class Passwords {

  static final int LEAST = 12;
  static final int MOST = 200;

  @Inject Pbkdf2PasswordHash pbkdf2;

  private @Nullable String nobodys;

  @Inject
  void strengthen() {
    pbkdf2.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "16"));
    nobodys = pbkdf2.generate("nobody has this password".toCharArray());
  }

  String hash(String password) {
    return pbkdf2.generate(password.toCharArray());
  }

  /** Takes the same time whether there is an account or not, so that time does not tell. */
  boolean matches(String password, @Nullable String hash) {
    var right = pbkdf2.verify(password.toCharArray(), hash == null ? nobodys : hash);
    return right && hash != null;
  }
}
