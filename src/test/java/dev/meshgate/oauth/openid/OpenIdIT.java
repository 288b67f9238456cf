package dev.meshgate.oauth.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate") // The library speaks it.
@DisplayName("Who has signed in (OpenID Connect Core)")
class OpenIdIT {

  private static final String EVERYTHING = "openid profile email mcp:read";

  private final Gate gate = Gate.onH2();
  private final Visitor visitor = new Visitor(gate);
  private final Assistant assistant = Assistant.registeredAt(visitor);

  private JsonObject tokens(Assistant client, String scope, Map<String, String> more) {
    var verifier = Assistant.newVerifier();
    var parameters = client.parameters(scope, gate.baseUrl() + "/v1/mcp", verifier);
    parameters.putAll(more);
    var code = client.allow(client.question(parameters)).redirected().getOrDefault("code", "");
    var answer = client.redeem(new Assistant.Code(code, verifier));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private SignedJWT verified(JsonObject tokens) throws Exception {
    var jwt = SignedJWT.parse(tokens.getString("id_token"));
    var keys = JWKSet.parse(visitor.get("/oauth/jwks").body());
    var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(key.isPrivate()).isFalse();
    assertThat(key.getAlgorithm()).isEqualTo(jwt.getHeader().getAlgorithm());
    var verifier =
        key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier(key.toECKey());
    assertThat(jwt.verify(verifier)).isTrue();
    return jwt;
  }

  private static String[] header(JsonObject tokens) {
    return new String[] {"Authorization", "Bearer " + tokens.getString("access_token")};
  }

  @Test
  void anIdTokenSaysWhoSignedInAndWhenAndToWhom() throws Exception {
    var before = Instant.now().minusSeconds(1);
    var tokens = tokens(assistant, EVERYTHING, Map.of("nonce", "n-0S6_WzA2Mj", "prompt", "login"));

    var jwt = verified(tokens);

    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    var claims = jwt.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(gate.baseUrl());
    assertThat(claims.getAudience()).containsExactly(assistant.clientId());
    assertThat(claims.getStringClaim("nonce")).isEqualTo("n-0S6_WzA2Mj");
    assertThat(claims.getDateClaim("auth_time").toInstant())
        .isBetween(before, Instant.now().plusSeconds(1));
    assertThat(claims.getExpirationTime()).isAfter(claims.getIssueTime());
    assertThat(claims.getSubject()).isNotBlank().doesNotContain("ada");
    assertThat(claims.getClaims()).doesNotContainKeys("name", "email");
  }

  @Test
  void userinfoTellsWhatWasAgreedToAndNoMore() throws Exception {
    var all = tokens(assistant, EVERYTHING, Map.of());
    var json = visitor.get("/oauth/userinfo", header(all)).json();
    assertThat(json.getString("sub")).isEqualTo(verified(all).getJWTClaimsSet().getSubject());
    assertThat(json.getString("email")).isEqualTo(Gate.EMAIL);
    assertThat(json.getBoolean("email_verified")).isFalse();
    assertThat(json.getString("name")).isNotBlank();
    assertThat(visitor.postForm("/oauth/userinfo", Map.of(), header(all)).json()).isEqualTo(json);

    var another = Assistant.registeredAt(visitor);
    var bare = visitor.get("/oauth/userinfo", header(tokens(another, "openid", Map.of())));

    assertThat(bare.json().keySet()).containsExactly("sub");
    assertThat(bare.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void whoDidNotAskForOpenidIsToldNothing() {
    var tokens = tokens(assistant, "mcp:read profile email", Map.of("nonce", "n"));

    assertThat(tokens).doesNotContainKey("id_token");
    var answer = visitor.get("/oauth/userinfo", header(tokens));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope", "openid");
    assertThat(visitor.get("/oauth/userinfo").status()).isEqualTo(401);
  }

  @Test
  void openidAloneOpensNoTool() {
    var tokens = tokens(assistant, "openid", Map.of());

    assertThat(tokens.getString("scope")).isEqualTo("openid");
    assertThat(visitor.postJson("/v1/tools/list_agents", "{}", header(tokens)).status())
        .isEqualTo(403);
  }

  @Test
  void attack12AnIdTokenIsNoAccessToken() {
    var id = tokens(assistant, EVERYTHING, Map.of()).getString("id_token");
    var curved = tokens(prefers("ES256"), EVERYTHING, Map.of()).getString("id_token");
    for (var token : new String[] {id, curved}) {
      for (var path : new String[] {"/oauth/userinfo", "/v1/limits", "/v1/admin/keys"}) {
        var answer = visitor.get(path, "Authorization", "Bearer " + token);
        assertThat(answer.status()).as(path).isEqualTo(401);
      }
    }
  }

  @Test
  void aClientMayPreferTheSmallerSignature() throws Exception {
    var jwt = verified(tokens(prefers("ES256"), EVERYTHING, Map.of()));

    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
  }

  @Test
  void whatWeCannotSignWithIsAnsweredWithWhatHolds() {
    for (var algorithm : new String[] {"none", "HS256", "PS512"}) {
      assertThat(registered(algorithm).getString("id_token_signed_response_alg"))
          .as(algorithm)
          .isEqualTo("RS256");
    }
  }

  private Assistant prefers(String algorithm) {
    var client = registered(algorithm);
    assertThat(client.getString("id_token_signed_response_alg")).isEqualTo(algorithm);
    return Assistant.knownAs(client.getString("client_id"), visitor, Assistant.REDIRECT);
  }

  private JsonObject registered(String algorithm) {
    return visitor
        .postJson(
            "/oauth/register",
            "{\"token_endpoint_auth_method\":\"none\",\"id_token_signed_response_alg\":\""
                + algorithm
                + "\",\"redirect_uris\":[\""
                + Assistant.REDIRECT
                + "\"]}")
        .json();
  }

  @Test
  void aRefreshSaysNothingNewOfThePerson() {
    var tokens = tokens(assistant, "openid mcp:read offline_access", Map.of("nonce", "n"));

    var answer = assistant.refresh(tokens.getString("refresh_token"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).doesNotContainKey("id_token");
    assertThat(visitor.get("/oauth/userinfo", header(answer.json())).status()).isEqualTo(200);
  }

  @Test
  void aNonceIsNoPlaceToKeepThings() {
    var parameters = assistant.parameters("openid");
    parameters.put("nonce", "n".repeat(501));

    assertThat(assistant.authorize(parameters).redirected())
        .containsEntry("error", "invalid_request");
  }
}
