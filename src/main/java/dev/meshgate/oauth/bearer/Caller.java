package dev.meshgate.oauth.bearer;

import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.pat.ServiceKey;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who calls: a verified token, reduced to what the rooms above need.
 *
 * @param subject the stable, opaque name of the person, {@code client:<id>} for a client that acts
 *     for itself, {@code token:<id>} for whoever holds a token for calculation services, or {@code
 *     anonymous@<address>}
 * @param client the client that holds the token
 * @param grant what a revocation names; for a token that a person made, that token's id
 * @param resource the canonical audience of the token
 * @param scopes what the token may be used for
 * @param token the one token that was sent
 * @param keys the tokens for calculation services that it was made of, of which some are still
 *     good; with them it reaches those services and nothing else
 */
public record Caller(
    String subject,
    String client,
    String grant,
    String resource,
    Set<Scope> scopes,
    Token token,
    List<ServiceKey> keys)
    implements Principal {

  /** Before the address of one who has not signed in; their application is not known. */
  private static final String ANONYMOUS = "anonymous";

  /**
   * What one token of a grant is known by.
   *
   * @param id its {@code jti}, or the id of a token that a person made
   * @param issuedAt its {@code iat}
   * @param expiresAt its {@code exp}
   */
  public record Token(String id, Instant issuedAt, Instant expiresAt) {}

  public Caller {
    scopes = Set.copyOf(scopes);
    keys = List.copyOf(keys);
  }

  /** One who is not confined to calculation services. */
  public Caller(
      String subject,
      String client,
      String grant,
      String resource,
      Set<Scope> scopes,
      Token token) {
    this(subject, client, grant, resource, scopes, token, List.of());
  }

  @Override
  public String getName() {
    return subject;
  }

  /**
   * Whoever uses a public calculation service without a token.
   *
   * @param resource the canonical name of the service
   * @param address from where; each is counted by itself
   */
  static Caller anonymous(String service, String resource, String address, Instant now) {
    var until = now.plus(Duration.ofHours(1));
    var who = ANONYMOUS + "@" + address;
    return new Caller(
        who,
        ANONYMOUS,
        ANONYMOUS,
        resource,
        Set.of(Scope.MCP_READ, Scope.MCP_EXECUTE),
        new Token(ANONYMOUS, now, until),
        List.of(new ServiceKey(ANONYMOUS, who, Set.of(service), until)));
  }

  /** Whether it reaches calculation services alone. */
  public boolean isConfined() {
    return !keys.isEmpty();
  }

  /** In whose name a calculation service is used; empty where it is out of reach. */
  public Optional<String> user(String service) {
    return isConfined()
        ? keys.stream()
            .filter(key -> key.services().contains(service))
            .map(ServiceKey::account)
            .findFirst()
        : Optional.of(subject);
  }

  /** The calculation services that a confined one reaches, each with the one in whose name. */
  public Map<String, String> reach() {
    var reach = new TreeMap<String, String>();
    keys.forEach(key -> key.services().forEach(id -> reach.putIfAbsent(id, key.account())));
    return reach;
  }

  /** Under whom a call is counted: who calls, and whoever made the tokens that they hold. */
  public List<String> counted() {
    if (keys.isEmpty()) {
      return List.of(subject);
    }
    return Stream.concat(Stream.of(subject), keys.stream().map(ServiceKey::account))
        .distinct()
        .toList();
  }

  /**
   * The application whose requests are counted; none where a person made the token, or there is
   * none, because those who hold such have nothing in common.
   */
  public Optional<String> application() {
    return grant.equals(token.id()) ? Optional.empty() : Optional.of(client);
  }

  /** The same with those keys that are left. */
  Caller with(List<ServiceKey> left) {
    return new Caller(subject, client, grant, resource, scopes, token, left);
  }

  /** Whether the token allows that. */
  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
