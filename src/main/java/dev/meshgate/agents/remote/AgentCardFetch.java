package dev.meshgate.agents.remote;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Reads what an A2A agent tells of itself (A2A 1.0 §8: the agent card). */
@ApplicationScoped
class AgentCardFetch {

  private static final String WELL_KNOWN = "/.well-known/agent-card.json";

  private static final JsonObject NO_CARD = JsonValue.EMPTY_JSON_OBJECT;

  @Inject Wire wire;

  /**
   * The agent at that address; empty where there is no card of one that we can speak with. It ends
   * with an {@link UndescribedException} where the card is signed by nobody that could be asked.
   */
  CompletableFuture<Optional<Described>> at(URI uri, Map<String, String> credentials) {
    var at = cardOf(uri);
    var headers = new HashMap<>(credentials);
    headers.put(A2aWords.VERSION, A2aWords.NEWEST);
    return wire.send(Call.get(at, headers), event -> {})
        .thenApply(answer -> answer.isFine() ? card(answer.body()) : NO_CARD)
        .thenCompose(
            card ->
                new CardSignatures(wire, at)
                    .isTrusted(card)
                    .thenCompose(
                        trusted ->
                            trusted
                                ? CompletableFuture.completedFuture(described(card, at))
                                : CompletableFuture.failedFuture(forged(at))));
  }

  private static UndescribedException forged(URI at) {
    return new UndescribedException(
        "The agent card at "
            + at
            + " is signed, and none of its signatures can be verified with a key that its own host"
            + " publishes (jku). Nobody can tell whether it is genuine.");
  }

  static URI cardOf(URI uri) {
    var text = uri.toString().replaceAll("/+$", "");
    return URI.create(text.endsWith(".json") ? text : text + WELL_KNOWN);
  }

  private static JsonObject card(String text) {
    try {
      return Json.read(text) instanceof JsonObject object && object.containsKey("name")
          ? object
          : NO_CARD;
    } catch (JsonException e) {
      return NO_CARD;
    }
  }

  static Optional<Described> described(JsonObject card, URI at) {
    // JSON-RPC before HTTP+JSON, which fewer speak, and 1.0 before 0.3.
    return Stream.of(A2aBinding.JSON_RPC, A2aBinding.HTTP_JSON)
        .flatMap(binding -> Stream.concat(newest(card, binding), older(card, binding)))
        .filter(spoken -> isOfHost(spoken.uri(), at))
        .findFirst()
        .map(
            spoken ->
                new Described(
                    Told.text(card, "name"),
                    Told.text(card, "description"),
                    Told.text(card, "version"),
                    capabilities(card),
                    Protocol.A2A,
                    spoken.uri(),
                    spoken.dialect(),
                    Told.object(card, "capabilities").getBoolean("streaming", false),
                    ""));
  }

  private record Spoken(URI uri, String dialect) {}

  private static Stream<Spoken> newest(JsonObject card, String binding) {
    return Told.objects(card, "supportedInterfaces")
        .filter(one -> Told.text(one, "protocolBinding").equals(binding))
        .filter(one -> Told.text(one, "protocolVersion").startsWith("1."))
        .flatMap(one -> spoken(Told.text(one, "url"), Told.text(one, "protocolVersion"), binding));
  }

  /** Before 1.0 the card names one transport, JSON-RPC unless it says so, and perhaps others. */
  private static Stream<Spoken> older(JsonObject card, String binding) {
    var said = Told.text(card, "preferredTransport");
    var preferred = said.isEmpty() ? A2aBinding.JSON_RPC : said;
    return Stream.concat(
            preferred.equals(binding) ? Stream.of(Told.text(card, "url")) : Stream.empty(),
            Told.objects(card, "additionalInterfaces")
                .filter(one -> Told.text(one, "transport").equals(binding))
                .map(one -> Told.text(one, "url")))
        .flatMap(url -> spoken(url, "0.3", binding));
  }

  private static Stream<Spoken> spoken(String url, String version, String binding) {
    try {
      return url.isEmpty()
          ? Stream.empty()
          : Stream.of(new Spoken(URI.create(url), A2aBinding.dialect(version, binding)));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  /** A card speaks for its own host alone: otherwise it could have us call any other. */
  static boolean isOfHost(URI uri, URI card) {
    return uri.getHost() != null
        && uri.getHost().equalsIgnoreCase(card.getHost())
        && uri.getPort() == card.getPort();
  }

  /** The tags of its skills; a skill without tags is known by its id. */
  private static List<String> capabilities(JsonObject card) {
    return Told.objects(card, "skills")
        .flatMap(
            skill -> {
              var tags = Told.texts(skill, "tags");
              return tags.isEmpty() ? Stream.of(Told.text(skill, "id")) : tags.stream();
            })
        .filter(tag -> !tag.isBlank())
        .distinct()
        .toList();
  }
}
