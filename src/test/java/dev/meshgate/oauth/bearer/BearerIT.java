package dev.meshgate.oauth.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.oauth.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What opens the addresses for tokens (RFC 6750, RFC 9068)")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BearerIT {

  private final Visitor nobody = new Visitor(Gate.onH2());
  private final Assistant assistant = Assistant.registeredAt(Gate.onH2());
  private final Assistant forAdministration = Assistant.registeredAt(Gate.onH2());

  /** Where people are signed in, and what their assistants hold. */
  private Tokens tools = new Tokens("", "");

  private Tokens administration = new Tokens("", "");

  @BeforeAll
  void connect() {
    tools = assistant.connect("mcp:read mcp:execute mcp:manage");
    administration = forAdministration.connect("mcp:manage", Gate.onH2().baseUrl() + "/v1/admin");
  }

  static Stream<Operation> forTokens() {
    return Stream.of(Access.Kind.BEARER, Access.Kind.ADMINISTRATION)
        .flatMap(kind -> Operation.of(kind).stream());
  }

  static Stream<Operation> ofTools() {
    return Operation.of(Access.Kind.BEARER).stream();
  }

  static Stream<Operation> ofAdministration() {
    return Operation.of(Access.Kind.ADMINISTRATION).stream();
  }

  static Stream<Operation> withScope() {
    return ofTools().filter(operation -> !operation.access().scopes().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("forTokens")
  void attack19TheCookiesOfSomebodySignedInOpenNothing(Operation operation) {
    var answer = call(assistant.visitor(), operation);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .startsWith("Bearer ")
        .contains("resource_metadata=\"" + Gate.onH2().baseUrl() + "/.well-known/")
        .contains("scope=\"mcp:read mcp:execute\"")
        .as("RFC 6750 §3.1: no error where no token was sent")
        .doesNotContain("error=");
    assertThat(answer.json().getString("message")).contains("access token", "sign in");
  }

  @ParameterizedTest
  @MethodSource("ofAdministration")
  void attack12ATokenForTheToolsDoesNotAdministrate(Operation operation) {
    refusedAsForAnother(call(nobody, operation, tools.header()), "/v1/mcp");
  }

  @ParameterizedTest
  @MethodSource("ofTools")
  void attack12ATokenForTheAdministrationOpensNoTool(Operation operation) {
    refusedAsForAnother(call(nobody, operation, administration.header()), "/v1/admin");
  }

  private static void refusedAsForAnother(Answer answer, String resource) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .contains("error=\"invalid_token\"", "it is for " + Gate.onH2().baseUrl() + resource);
  }

  @Test
  void eachTokenOpensItsOwn() {
    assertThat(nobody.get("/v1/tools", tools.header()).status()).isEqualTo(200);
    assertThat(nobody.get("/v1/admin/accounts", administration.header()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("withScope")
  void attack31WithoutTheScopeTheAnswerNamesIt(Operation operation) {
    var needed = operation.access().scopes();
    var others = EnumSet.of(Scope.MCP_READ, Scope.MCP_EXECUTE);
    others.removeAll(needed);
    var lesser = personal(others);

    var answer = call(nobody, operation, "Authorization", "Bearer " + lesser);

    assertThat(answer.status()).isEqualTo(403);
    insufficient(answer, Scope.spaced(needed));
  }

  @Test
  void aToolWithoutItsScopeIsRefusedOnEveryFace() {
    var header = new String[] {"Authorization", "Bearer " + personal(Set.of(Scope.MCP_READ))};
    var byMcp =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"mesh_execute\",\"arguments\":{\"task\":\"x\"}}}";
    var loosely = "{\"method\":\"mesh_execute\",\"params\":{\"task\":\"x\"}}";

    for (var answer :
        List.of(
            nobody.postJson("/v1/mcp", byMcp, header),
            nobody.postJson("/", byMcp, header),
            nobody.postJson("/api/mcp", byMcp, header),
            nobody.postJson("/v1/mcp", loosely, header),
            nobody.postJson("/v1/tools/mesh_execute", "{\"task\":\"x\"}", header))) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(403);
      insufficient(answer, "mcp:execute");
    }
  }

  private static void insufficient(Answer answer, String scope) {
    assertThat(answer.header("WWW-Authenticate"))
        .startsWith("Bearer error=\"insufficient_scope\"")
        .contains("scope=\"" + scope + "\"", "resource_metadata=");
    assertThat(answer.json().getString("message")).contains(scope, "consent page");
  }

  private String personal(Set<Scope> scopes) {
    var asked = "{\"name\":\"lesser\",\"scope\":\"" + Scope.spaced(scopes) + "\"}";
    return nobody.postJson("/v1/tokens", asked, tools.header()).json().getString("token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer ",
        "Bearer x",
        "Bearer a.b.c",
        "Bearer pat_0000",
        "Basic YWRhOmE=",
        "bearer",
        "Negotiate x"
      })
  void attack31RubbishIsNobody(String header) {
    for (var operation : forTokens().toList()) {
      var answer = call(nobody, operation, "Authorization", header);

      assertThat(answer.status()).as(operation + " " + answer.body()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
    }
  }

  @Test
  void attack26NothingInATokenSaysHowItIsToBeVerified() throws Exception {
    var claims = SignedJWT.parse(tools.access()).getJWTClaimsSet();
    var real = SignedJWT.parse(tools.access()).getHeader().getKeyID();
    var published = JWKSet.parse(nobody.get("/oauth/jwks").body());
    var ours = published.getKeyByKeyId(real).toECKey();
    var theirs = new ECKeyGenerator(Curve.P_256).keyID(ours.getKeyID()).generate();
    var type = new JOSEObjectType("at+jwt");
    var embedded =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(type)
            .keyID(ours.getKeyID())
            .jwk(theirs.toPublicJWK())
            .build();
    var symmetric =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(type).keyID(ours.getKeyID()).build(),
            claims);
    symmetric.sign(new MACSigner(ours.toECPublicKey().getEncoded()));

    assertRefused(new PlainJWT(claims).serialize());
    assertRefused(symmetric.serialize());
    assertRefused(signed(embedded, claims, new ECDSASigner(theirs)));
    assertRefused(tools.access().substring(0, tools.access().lastIndexOf('.') + 1));
    assertThat(nobody.get("/v1/tools", tools.header()).status()).as("the real one").isEqualTo(200);
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, ECDSASigner signer)
      throws Exception {
    var jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private void assertRefused(String token) {
    for (var path : List.of("/v1/tools", "/v1/admin/accounts")) {
      assertThat(nobody.get(path, "Authorization", "Bearer " + token).status()).isEqualTo(401);
    }
  }

  @Test
  void attack42ATokenInTheAddressIsNotSeen() {
    for (var name : List.of("access_token", "token")) {
      assertThat(nobody.get("/v1/tools?" + name + "=" + tools.access()).status()).isEqualTo(401);
    }
    var twice = Stream.concat(Arrays.stream(tools.header()), Arrays.stream(tools.header()));
    assertThat(nobody.get("/v1/tools", twice.toArray(String[]::new)).status())
        .as("two Authorization headers are none")
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/tools;x=1",
        "/v1//tools",
        "/v1/./tools",
        "//v1/tools",
        "/v1/%74ools",
        "/v1/tools/",
        "/V1/TOOLS",
        "/api/v1/tools",
        "/v1/tools?x=/oauth/sso",
        "/console/../v1/tools",
        "/oauth/token/../../v1/tools",
        "/v1/admin;x=1/accounts",
        "/v1/%61dmin/accounts",
        "/v1/admin/accounts?x=/oauth/sso"
      })
  void attack32AnotherSpellingOfAnAddressOpensNothing(String path) {
    assertThat(assistant.visitor().get(path).status()).isIn(400, 401, 403, 404);
  }

  @Test
  void attack33AnIdentityInAHeaderIsNotBelieved() {
    for (var header : List.of("x-user-id", "X-Remote-User", "X-Forwarded-User", "REMOTE_USER")) {
      assertThat(nobody.get("/v1/tools", header, Gate.EMAIL).status()).isEqualTo(401);
    }
  }

  private static Answer call(Visitor visitor, Operation operation, String... headers) {
    var all = Stream.concat(Stream.of(headers), Stream.of("Accept", operation.accept()));
    var named = all.toArray(String[]::new);
    return operation.contentType().equals("application/json")
        ? visitor.call(operation.method(), operation.path(), "{}", named)
        : visitor.call(
            operation.method(), operation.path(), operation.contentType(), new byte[0], named);
  }
}
