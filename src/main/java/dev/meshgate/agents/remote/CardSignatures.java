package dev.meshgate.agents.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.Wire;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of an agent card (A2A 1.0 §8.4): JWS over the canonical card without them. A key
 * counts if the card's own host publishes it; one that a card brings from elsewhere proves nothing.
 */
final class CardSignatures {

  private static final String SIGNATURES = "signatures";
  private static final int MOST = 5;

  private final Wire wire;
  private final URI card;

  CardSignatures(Wire wire, URI card) {
    this.wire = wire;
    this.card = card;
  }

  /** Whether one of them is genuine, or there is none. */
  CompletableFuture<Boolean> isTrusted(JsonObject card) {
    var all = Told.objects(card, SIGNATURES).toList();
    if (all.isEmpty()) {
      return CompletableFuture.completedFuture(true);
    }
    var payloads = payloads(card);
    var outcome = CompletableFuture.completedFuture(false);
    for (var signature : all.subList(0, Math.min(MOST, all.size()))) {
      outcome =
          outcome.thenCompose(
              genuine ->
                  genuine
                      ? CompletableFuture.completedFuture(true)
                      : isGenuine(signature, payloads));
    }
    return outcome;
  }

  private CompletableFuture<Boolean> isGenuine(JsonObject signature, List<String> payloads) {
    var header = header(signature);
    if (header == null || !isOfThisHost(header.getJWKURL())) {
      return CompletableFuture.completedFuture(false);
    }
    return wire.send(Call.get(header.getJWKURL(), Map.of()), event -> {})
        .thenApply(answer -> isGenuine(signature, header, answer, payloads))
        .exceptionally(failure -> false);
  }

  private boolean isOfThisHost(@Nullable URI keys) {
    return keys != null
        && AgentCardFetch.isOfHost(keys, card)
        && String.valueOf(card.getScheme()).equalsIgnoreCase(keys.getScheme());
  }

  private static @Nullable JWSHeader header(JsonObject signature) {
    try {
      return JWSHeader.parse(new Base64URL(Told.text(signature, "protected")));
    } catch (ParseException | IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isGenuine(
      JsonObject signature, JWSHeader header, Answer keys, List<String> payloads) {
    try {
      var key = JWKSet.parse(keys.body()).getKeyByKeyId(header.getKeyID());
      if (!keys.isFine() || key == null || !header.isBase64URLEncodePayload()) {
        return false;
      }
      var verifier = verifier(key, header.getAlgorithm());
      var value = new Base64URL(Told.text(signature, "signature"));
      for (var payload : payloads) {
        var signed = Told.text(signature, "protected") + "." + Base64URL.encode(payload);
        if (verifier.verify(header, signed.getBytes(UTF_8), value)) {
          return true;
        }
      }
      return false;
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }

  /** By the key's own kind, so that the card cannot choose another (RFC 8725 §3.1). */
  private static JWSVerifier verifier(JWK key, JWSAlgorithm algorithm) throws JOSEException {
    if (key instanceof RSAKey rsa && JWSAlgorithm.Family.RSA.contains(algorithm)) {
      return new RSASSAVerifier(rsa);
    }
    if (key instanceof ECKey elliptic && JWSAlgorithm.Family.EC.contains(algorithm)) {
      return new ECDSAVerifier(elliptic);
    }
    throw new JOSEException("no key for " + algorithm);
  }

  /**
   * The card as it may have been signed. What has its default value is to be left out (§8.4.1), and
   * which value is a default only the schema of the signer's version says; so we try. Leaving out
   * an empty member never changes what a card means.
   */
  private static List<String> payloads(JsonObject card) {
    var bare = Json.builders().createObjectBuilder(card).remove(SIGNATURES).build();
    Predicate<JsonValue> lists =
        value ->
            (value instanceof JsonString text && text.getString().isEmpty())
                || (value instanceof JsonArray list && list.isEmpty())
                || value == JsonValue.NULL;
    Predicate<JsonValue> objects = value -> value instanceof JsonObject object && object.isEmpty();
    Predicate<JsonValue> switches = JsonValue.FALSE::equals;
    return Stream.of(
            bare,
            without(bare, lists),
            without(bare, lists.or(objects)),
            without(bare, lists.or(switches)),
            without(bare, lists.or(objects).or(switches)))
        .map(CanonicalJson::of)
        .distinct()
        .toList();
  }

  private static JsonValue without(JsonValue value, Predicate<JsonValue> left) {
    if (value instanceof JsonObject object) {
      var kept = Json.object();
      object.forEach(
          (name, member) -> {
            if (!left.test(member)) {
              kept.add(name, without(member, left));
            }
          });
      return kept.build();
    }
    if (value instanceof JsonArray list) {
      var kept = Json.array();
      list.forEach(member -> kept.add(without(member, left)));
      return kept.build();
    }
    return value;
  }
}
