package dev.meshgate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;

/**
 * An access token that peers are called with: RFC 9068, with the claims of ours.
 *
 * <p>{@code groups} is there because Quarkus takes roles from it.
 *
 * @param value the token
 * @param key a file with the public key that verifies it
 */
record PeerToken(Algorithm algorithm, String value, Path key) {

  /** How the token is signed (RFC 7518 §3.1), in Java's words. */
  enum Algorithm {
    // §3.4: the two numbers of the signature side by side, which Java names after IEEE P1363.
    ES256("EC", 256, "SHA256withECDSAinP1363Format"),
    RS256("RSA", 2048, "SHA256withRSA");

    private final String family;
    private final int bits;
    private final String signature;

    Algorithm(String family, int bits, String signature) {
      this.family = family;
      this.bits = bits;
      this.signature = signature;
    }
  }

  static final String ISSUER = "http://127.0.0.1:9080";

  static PeerToken issue(Algorithm algorithm, String audience, Path folder, Clock clock)
      throws GeneralSecurityException, IOException {
    var generator = KeyPairGenerator.getInstance(algorithm.family);
    generator.initialize(algorithm.bits);
    var pair = generator.generateKeyPair();
    var key = folder.resolve("peers-" + algorithm + ".pem");
    Files.writeString(key, pem(pair.getPublic().getEncoded()));
    var claims = claims(audience, clock.instant().getEpochSecond());
    return new PeerToken(algorithm, sign(algorithm, claims, pair.getPrivate()), key);
  }

  private static String pem(byte[] key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String claims(String audience, long now) {
    return """
    {"iss":"%s","aud":"%s","sub":"%s","client_id":"bench","scope":"mcp:read mcp:execute",\
    "groups":["mcp:read","mcp:execute"],"gid":"%s","jti":"%s","iat":%d,"exp":%d}\
    """
        .formatted(
            ISSUER,
            audience,
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            now,
            now + 3600);
  }

  private static String sign(Algorithm algorithm, String claims, PrivateKey key)
      throws GeneralSecurityException {
    var header = "{\"typ\":\"at+jwt\",\"alg\":\"" + algorithm + "\"}";
    var signed = base64url(header) + "." + base64url(claims);
    var signature = Signature.getInstance(algorithm.signature);
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String base64url(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
