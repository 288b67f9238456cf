package dev.meshgate.agents.registry;

import dev.meshgate.agents.registry.RegistrationRefusedException.Why;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A header by which an agent knows us. It is stored encrypted and never told. */
record Credential(String header, String value) {

  static final Credential NONE = new Credential("", "");

  private static final String FIELD = "authentication";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{1,4000}");

  /** What the wire sets itself; a credential in their place would change what is asked. */
  private static final Set<String> NOT_FOR_CREDENTIALS =
      Set.of("host", "content-length", "content-type", "transfer-encoding", "connection", "accept");

  /** Of {@code {"type": "bearer"|"api_key"|"header", "key": …, "header": …}}. */
  static Credential from(JsonObject given) throws RegistrationRefusedException {
    var type = given.getString("type", "none");
    var key = given.getString("key", given.getString("token", given.getString("value", "")));
    var credential =
        switch (type) {
          case "none" -> NONE;
          case "bearer" -> new Credential("Authorization", "Bearer " + key);
          case "api_key" -> new Credential(given.getString("header", "X-API-Key"), key);
          case "header" -> new Credential(given.getString("header", ""), key);
          default -> throw refused("authentication.type must be none, bearer, api_key or header.");
        };
    if (!credential.equals(NONE)) {
      if (key.isBlank() || !VALUE.matcher(credential.value()).matches()) {
        throw refused("authentication.key must be 1 to 4000 printable characters of ASCII.");
      }
      if (!NAME.matcher(credential.header()).matches()
          || NOT_FOR_CREDENTIALS.contains(credential.header().toLowerCase(Locale.ROOT))) {
        throw refused("authentication.header is no header that can carry a credential.");
      }
    }
    return credential;
  }

  private static RegistrationRefusedException refused(String message) {
    return new RegistrationRefusedException(Why.INVALID_INPUT, FIELD, message);
  }

  Map<String, String> headers() {
    return header.isEmpty() ? Map.of() : Map.of(header, value);
  }
}
