package dev.meshgate.oauth.client;

import com.nimbusds.jose.JWSAlgorithm;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Secret;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An application that asks for tokens (RFC 6749 §2). */
@Entity
@Table(name = "client")
public class Client {

  /** How we came to know it. */
  public enum Origin {
    /** It registered itself: nobody here has looked at it. */
    DYNAMIC,
    /** Its id is the address of a document about it, which we have read. */
    DOCUMENT,
    /** An administrator entered it. */
    REGISTERED;

    /** The origin as it travels: {@code dynamic}. */
    public String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Id private String id;
  private String name;
  private String origin;
  private @Nullable String secretHash;
  private String authMethod;

  @Column(length = 20_000)
  private String redirectUris;

  private String grantTypes;
  private String scopes;
  private @Nullable String clientUri;
  private @Nullable String address;

  @Column(length = 20_000)
  private @Nullable String jwks;

  private @Nullable String jwksUri;
  private @Nullable Instant fetchedAt;
  private @Nullable Instant freshUntil;
  private @Nullable String idTokenAlgorithm;
  private @Nullable String registrationHash;
  private @Nullable String gpt;
  private Instant createdAt;
  private @Nullable Instant usedAt;
  private @Nullable Instant disabledAt;

  /** For JPA alone. */
  protected Client() {}

  Client(String id, Origin origin, ClientMetadata metadata, Instant createdAt) {
    this.id = id;
    this.origin = origin.name();
    this.createdAt = createdAt;
    become(metadata);
  }

  /** Takes its metadata over, all of it. */
  private void become(ClientMetadata metadata) {
    name = metadata.name();
    authMethod = metadata.authMethod().name();
    redirectUris =
        metadata.redirectUris().stream().map(RedirectUri::value).collect(Collectors.joining("\n"));
    grantTypes = GrantType.format(metadata.grantTypes());
    scopes = Scope.spaced(metadata.scopes());
    clientUri = metadata.clientUri().orElse(null);
    jwks = metadata.keys().jwks().orElse(null);
    jwksUri = metadata.keys().jwksUri().orElse(null);
    idTokenAlgorithm = metadata.idTokenAlgorithm().getName();
  }

  /**
   * Takes a document over that was read just now, or one that comes with us ({@code fetched} is
   * false).
   *
   * @return whether a person who has agreed would have to be asked again
   */
  boolean readAgain(ClientDocument document) {
    fetchedAt = document.fetchedAt().orElse(null);
    freshUntil = document.freshUntil();
    return changeTo(document.metadata());
  }

  /** Takes other metadata over; answers as {@link #readAgain} does. */
  boolean changeTo(ClientMetadata metadata) {
    var before = whatPeopleAgreedTo();
    become(metadata);
    return !before.equals(whatPeopleAgreedTo());
  }

  private List<Object> whatPeopleAgreedTo() {
    return Arrays.asList(name, redirectUris, authMethod, jwks, jwksUri);
  }

  void useSecret(Secret secret) {
    secretHash = secret.hash();
  }

  void registeredFrom(String remoteAddress) {
    address = remoteAddress;
  }

  /** Whoever has this may change or end the registration (RFC 7592 §1.2). */
  void managedWith(Secret registrationToken) {
    registrationHash = registrationToken.hash();
  }

  boolean isManagedWith(Secret registrationToken) {
    return registrationHash != null && registrationToken.hasHash(registrationHash);
  }

  void standFor(GptAction action) {
    gpt = action.gpt();
  }

  void disable(Instant now) {
    disabledAt = now;
  }

  void enable() {
    disabledAt = null;
  }

  public String id() {
    return id;
  }

  /** The name that it chose, or that an administrator gave it. */
  public String name() {
    return name;
  }

  public Origin origin() {
    return Origin.valueOf(origin);
  }

  public AuthMethod authMethod() {
    return AuthMethod.valueOf(authMethod);
  }

  /** Whether it can keep no secret (RFC 6749 §2.1). */
  public boolean isPublic() {
    return authMethod() == AuthMethod.NONE;
  }

  /** Whether it is the Actions of a GPT, which cannot send a {@code code_challenge}. */
  public boolean isGptAction() {
    return gpt != null;
  }

  public boolean isEnabled() {
    return disabledAt == null;
  }

  public Set<GrantType> grantTypes() {
    return GrantType.parse(grantTypes);
  }

  public Set<Scope> scopes() {
    return Scope.among(scopes);
  }

  public List<RedirectUri> redirectUris() {
    return redirectUris.isEmpty()
        ? List.of()
        : Arrays.stream(redirectUris.split("\n")).map(RedirectUri::new).toList();
  }

  /** What it is told in who has signed in (OpenID Connect Core §2). */
  public JWSAlgorithm idTokenAlgorithm() {
    return idTokenAlgorithm == null ? JWSAlgorithm.RS256 : JWSAlgorithm.parse(idTokenAlgorithm);
  }

  /** The host of the page about it, if it gave one. */
  public Optional<String> website() {
    return Optional.ofNullable(clientUri).map(uri -> URI.create(uri).getHost());
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When it was first given a code; from then on it is never forgotten. */
  public Optional<Instant> usedAt() {
    return Optional.ofNullable(usedAt);
  }

  /** When its document was fetched; empty for one that came with us, and where there is none. */
  public Optional<Instant> fetchedAt() {
    return Optional.ofNullable(fetchedAt);
  }

  /** Until when its document need not be asked for again. */
  public boolean isFresh(Instant now) {
    return freshUntil != null && now.isBefore(freshUntil);
  }

  /** Its public keys, where it proves itself with them. */
  ClientKeys keys() {
    return new ClientKeys(Optional.ofNullable(jwks), Optional.ofNullable(jwksUri));
  }

  /** The host that its id names, for one that is known by its address. */
  public Optional<String> host() {
    return origin() == Origin.DOCUMENT
        ? Optional.of(URI.create(id).getAuthority())
        : Optional.empty();
  }

  /** The address that it registered itself from. */
  public Optional<String> address() {
    return Optional.ofNullable(address);
  }

  /**
   * Whether the answer may go there: a registered URI, to the letter (RFC 9700 §2.1); only the port
   * of a loopback address is the application's to choose (RFC 8252 §7.3).
   */
  public boolean mayReturnTo(RedirectUri asked) {
    return redirectUris().stream().anyMatch(asked::matches);
  }

  boolean hasSecret(String secret) {
    return secretHash != null && new Secret(secret).hasHash(secretHash);
  }

  /** Its metadata as registration answers it (RFC 7591 §3.2.1), without a secret. */
  public JsonObject toJson() {
    var redirects = Json.array();
    redirectUris().forEach(uri -> redirects.add(uri.value()));
    var grants = Json.array();
    grantTypes().stream().sorted().forEach(type -> grants.add(type.value()));
    var json =
        Json.object()
            .add("client_id", id)
            .add("client_id_issued_at", createdAt.getEpochSecond())
            .add("client_name", name)
            .add("token_endpoint_auth_method", authMethod().value())
            .add("scope", scopes)
            .add("redirect_uris", redirects)
            .add("grant_types", grants)
            .add("response_types", Json.array().add("code"))
            .add("id_token_signed_response_alg", idTokenAlgorithm().getName());
    if (clientUri != null) {
      json.add("client_uri", clientUri);
    }
    if (gpt != null) {
      json.add("gpt_action", gpt);
    }
    keys().jwks().ifPresent(keys -> json.add("jwks", Json.read(keys)));
    keys().jwksUri().ifPresent(uri -> json.add("jwks_uri", uri));
    return json.build();
  }
}
