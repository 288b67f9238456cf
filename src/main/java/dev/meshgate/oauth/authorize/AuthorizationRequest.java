package dev.meshgate.oauth.authorize;

import static dev.meshgate.oauth.OAuthError.INVALID_REQUEST;
import static dev.meshgate.oauth.OAuthError.INVALID_SCOPE;
import static dev.meshgate.oauth.OAuthError.UNAUTHORIZED_CLIENT;
import static dev.meshgate.oauth.OAuthError.UNSUPPORTED_RESPONSE_TYPE;

import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.GrantType;
import dev.meshgate.oauth.grant.CodeChallenge;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** An authorization request that has passed every rule (RFC 6749 §4.1.1). */
record AuthorizationRequest(
    String clientId,
    Return back,
    Set<Scope> scopes,
    Resource resource,
    Optional<CodeChallenge> codeChallenge,
    Set<Prompt> prompt,
    Optional<Duration> maxAge,
    Optional<String> nonce) {

  private static final int LONGEST_NONCE = 500;

  /** {@code prompt} (OpenID Connect Core §3.1.2.1). */
  enum Prompt {
    NONE,
    LOGIN,
    CONSENT
  }

  /** The rules in the order in which a client meets them. A refusal travels back to the client. */
  static AuthorizationRequest of(
      Return back, Client client, Parameters request, Resources resources) {
    responseTypeIsCode(request);
    responseModeIsQuery(request);
    clientMayAskForCodes(client);
    noRequestObject(request);
    var resource = resources.of(request);
    return new AuthorizationRequest(
        client.id(),
        back,
        scopesWithin(client, resource, request),
        resource,
        codeChallenge(client, request),
        prompt(request),
        maxAge(request),
        nonce(request));
  }

  private static void responseTypeIsCode(Parameters request) {
    if (!request.required("response_type").equals("code")) {
      throw UNSUPPORTED_RESPONSE_TYPE.because("response_type must be code");
    }
  }

  private static void responseModeIsQuery(Parameters request) {
    if (!request.optional("response_mode").orElse("query").equals("query")) {
      throw INVALID_REQUEST.because("response_mode must be query");
    }
  }

  private static void clientMayAskForCodes(Client client) {
    if (!client.grantTypes().contains(GrantType.AUTHORIZATION_CODE)) {
      throw UNAUTHORIZED_CLIENT.because("this client is not registered for authorization_code");
    }
  }

  private static void noRequestObject(Parameters request) {
    if (request.optional("request").isPresent() || request.optional("request_uri").isPresent()) {
      throw INVALID_REQUEST.because("request objects are not supported");
    }
  }

  /** Unknown scopes are left out (RFC 6749 §3.3); without any, what most assistants need. */
  private static Set<Scope> scopesWithin(Client client, Resource resource, Parameters request) {
    var asked = EnumSet.noneOf(Scope.class);
    asked.addAll(request.optional("scope").map(Scope::among).orElseGet(() -> usual(resource)));
    asked.retainAll(client.scopes());
    if (Scope.openNothing(asked)) {
      throw INVALID_SCOPE.because(
          "scope must name one of mcp:read, mcp:execute, mcp:manage and openid that this client"
              + " may ask for");
    }
    return asked;
  }

  /** RFC 7636 §4.4.1 for everybody but the Actions of a GPT: {@code state} must do for them. */
  private static Optional<CodeChallenge> codeChallenge(Client client, Parameters request) {
    if (client.isGptAction() && request.optional("code_challenge").isEmpty()) {
      request.required("state");
      return Optional.empty();
    }
    return Optional.of(CodeChallenge.from(request));
  }

  private static Set<Scope> usual(Resource resource) {
    return resource.kind() == Resource.Kind.ADMINISTRATION
        ? EnumSet.of(Scope.MCP_MANAGE)
        : EnumSet.of(Scope.MCP_READ, Scope.MCP_EXECUTE);
  }

  private static Set<Prompt> prompt(Parameters request) {
    var asked = EnumSet.noneOf(Prompt.class);
    var words = request.optional("prompt").orElse("").split(" ");
    for (var prompt : Prompt.values()) {
      if (Arrays.stream(words).anyMatch(prompt.name()::equalsIgnoreCase)) {
        asked.add(prompt);
      }
    }
    if (asked.contains(Prompt.NONE) && asked.size() > 1) {
      throw INVALID_REQUEST.because("prompt=none cannot be joined with another");
    }
    return asked;
  }

  private static Optional<String> nonce(Parameters request) {
    var nonce = request.optional("nonce");
    if (nonce.filter(value -> value.length() > LONGEST_NONCE).isPresent()) {
      throw INVALID_REQUEST.because("nonce must have at most 500 characters");
    }
    return nonce;
  }

  private static Optional<Duration> maxAge(Parameters request) {
    try {
      return request
          .optional("max_age")
          .map(Long::parseLong)
          .map(seconds -> Duration.ofSeconds(Math.max(0, seconds)));
    } catch (NumberFormatException | ArithmeticException e) {
      throw INVALID_REQUEST.because("max_age must be a number of seconds");
    }
  }
}
