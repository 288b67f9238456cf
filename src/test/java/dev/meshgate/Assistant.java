package dev.meshgate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Visitor.Answer;
import jakarta.json.Json;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A public client that registered itself, and the person in whose browser it asks: the road of
 * every assistant, step by step.
 */
public final class Assistant {

  public static final String REDIRECT = "http://127.0.0.1:33418/callback";

  private final Visitor visitor;
  private final String clientId;
  private final String redirectUri;
  private final String email;

  private Assistant(Visitor visitor, String clientId, String redirectUri, String email) {
    this.visitor = visitor;
    this.clientId = clientId;
    this.redirectUri = redirectUri;
    this.email = email;
  }

  /** The same for somebody else, who has the same password. */
  public Assistant of(String person) {
    return new Assistant(visitor, clientId, redirectUri, person);
  }

  public static Assistant registeredAt(Gate gate) {
    return registeredAt(new Visitor(gate));
  }

  public static Assistant registeredAt(Visitor visitor) {
    return registeredAt(visitor, "Test assistant", REDIRECT);
  }

  /** Of somebody who has just made an account, where people may. */
  public static Assistant ofANewPerson(Visitor visitor) {
    return ofANewPerson(visitor, REDIRECT);
  }

  public static Assistant ofANewPerson(Visitor visitor, String redirectUri) {
    var form = visitor.get("/oauth/sign-up");
    var account =
        Map.of(
            "csrf",
            form.field("csrf"),
            "name",
            "Grace",
            "email",
            UUID.randomUUID() + "@example.com",
            "password",
            Gate.PASSWORD);
    var answer = visitor.postForm("/oauth/sign-up", account);
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    return registeredAt(visitor, "Assistant of a new person", redirectUri);
  }

  /** A client that is known by that id, and that its answers reach there. */
  public static Assistant knownAs(String clientId, Visitor visitor, String redirectUri) {
    return new Assistant(visitor, clientId, redirectUri, Gate.EMAIL);
  }

  /** A public client of that name that its answers reach there. */
  public static Assistant registeredAt(Visitor visitor, String name, String redirectUri) {
    var metadata =
        Json.createObjectBuilder()
            .add("client_name", name)
            .add("redirect_uris", Json.createArrayBuilder().add(redirectUri))
            .add(
                "grant_types",
                Json.createArrayBuilder().add("authorization_code").add("refresh_token"))
            .add("token_endpoint_auth_method", "none")
            .build();
    var answer = visitor.postJson("/oauth/register", metadata.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new Assistant(visitor, answer.json().getString("client_id"), redirectUri, Gate.EMAIL);
  }

  public String clientId() {
    return clientId;
  }

  public Visitor visitor() {
    return visitor;
  }

  /** A code, and what proves that it is ours. */
  public record Code(String code, String verifier) {}

  /** What the token endpoint gave. */
  public record Tokens(String access, String refresh) {

    /** The header that carries the access token. */
    public String[] header() {
      return new String[] {"Authorization", "Bearer " + access};
    }
  }

  public Tokens connect(String scope) {
    return connect(scope, visitor.baseUrl() + "/v1/mcp");
  }

  /** Signs in, agrees, redeems. */
  public Tokens connect(String scope, String resource) {
    var verifier = newVerifier();
    var answer = allow(question(parameters(scope, resource, verifier)));
    var code = new Code(answer.redirected().getOrDefault("code", ""), verifier);
    return tokensOf(redeem(code));
  }

  public Code code(String scope) {
    var verifier = newVerifier();
    var answer = allow(question(parameters(scope, visitor.baseUrl() + "/v1/mcp", verifier)));
    return new Code(answer.redirected().getOrDefault("code", ""), verifier);
  }

  public Answer redeem(Code code) {
    return visitor.postForm(
        "/oauth/token",
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            clientId,
            "code",
            code.code(),
            "redirect_uri",
            redirectUri,
            "code_verifier",
            code.verifier()));
  }

  public Answer refresh(String refreshToken) {
    return visitor.postForm(
        "/oauth/token",
        Map.of(
            "grant_type", "refresh_token",
            "client_id", clientId,
            "refresh_token", refreshToken));
  }

  public static Tokens tokensOf(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var json = answer.json();
    return new Tokens(json.getString("access_token"), json.getString("refresh_token", ""));
  }

  /** A request for the tools. */
  public Map<String, String> parameters(String scope) {
    return parameters(scope, visitor.baseUrl() + "/v1/mcp", newVerifier());
  }

  public Map<String, String> parameters(String scope, String resource, String verifier) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", clientId);
    parameters.put("redirect_uri", redirectUri);
    parameters.put("state", "state-" + clientId);
    parameters.put("scope", scope);
    parameters.put("resource", resource);
    parameters.put("code_challenge", challenge(verifier));
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  public Answer authorize(Map<String, String> parameters) {
    return visitor.get(
        "/oauth/authorize?"
            + parameters.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                .collect(Collectors.joining("&")));
  }

  /** The consent page, with the sign-in before it where it is asked for. */
  public Answer question(Map<String, String> parameters) {
    var answer = visitor.get(authorize(parameters).header("location"));
    if (answer.header("location").contains("/oauth/sign-in")) {
      var form = visitor.get(answer.header("location"));
      answer = signIn(form, email, Gate.PASSWORD);
      answer = visitor.get(answer.header("location"));
    }
    return answer;
  }

  public Answer signIn(Answer form, String email, String password) {
    return visitor.postForm(
        "/oauth/sign-in",
        Map.of(
            "i",
            form.field("i"),
            "csrf",
            form.field("csrf"),
            "email",
            email,
            "password",
            password));
  }

  public Answer allow(Answer consentPage) {
    return decide(consentPage, "allow");
  }

  public Answer decide(Answer consentPage, String decision) {
    return visitor.postForm(
        "/oauth/consent",
        Map.of(
            "i", consentPage.field("i"),
            "csrf", consentPage.field("csrf"),
            "decision", decision));
  }

  public static String newVerifier() {
    return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
  }

  /** RFC 7636 §4.2. */
  public static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
