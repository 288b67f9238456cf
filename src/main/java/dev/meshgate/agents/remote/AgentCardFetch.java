package dev.meshgate.agents.remote;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
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

  @Inject Wire wire;

  /** The agent at that address; empty where there is no card of one that we can speak with. */
  CompletableFuture<Optional<Described>> at(URI uri, Map<String, String> credentials) {
    var card = cardOf(uri);
    var headers = new HashMap<>(credentials);
    headers.put(A2aWords.VERSION, A2aWords.NEWEST);
    return wire.send(Call.get(card, headers), event -> {})
        .thenApply(
            answer -> answer.isFine() ? read(answer.body(), card) : Optional.<Described>empty());
  }

  static URI cardOf(URI uri) {
    var text = uri.toString().replaceAll("/+$", "");
    return URI.create(text.endsWith(".json") ? text : text + WELL_KNOWN);
  }

  static Optional<Described> read(String text, URI card) {
    try {
      return Json.read(text) instanceof JsonObject object && object.containsKey("name")
          ? described(object, card)
          : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<Described> described(JsonObject card, URI at) {
    return Stream.concat(newest(card), older(card))
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
                    spoken.version(),
                    Told.object(card, "capabilities").getBoolean("streaming", false),
                    ""));
  }

  private record Spoken(URI uri, String version) {}

  private static Stream<Spoken> newest(JsonObject card) {
    return Told.objects(card, "supportedInterfaces")
        .filter(one -> Told.text(one, "protocolBinding").equals("JSONRPC"))
        .filter(one -> Told.text(one, "protocolVersion").startsWith("1."))
        .flatMap(one -> spoken(Told.text(one, "url"), Told.text(one, "protocolVersion")));
  }

  /** Before 1.0 the card names one transport, JSON-RPC unless it says so, and perhaps others. */
  private static Stream<Spoken> older(JsonObject card) {
    var preferred = Told.text(card, "preferredTransport");
    var first = preferred.isEmpty() || preferred.equals("JSONRPC");
    return Stream.concat(
            first ? Stream.of(Told.text(card, "url")) : Stream.empty(),
            Told.objects(card, "additionalInterfaces")
                .filter(one -> Told.text(one, "transport").equals("JSONRPC"))
                .map(one -> Told.text(one, "url")))
        .flatMap(url -> spoken(url, "0.3"));
  }

  private static Stream<Spoken> spoken(String url, String version) {
    try {
      return url.isEmpty() ? Stream.empty() : Stream.of(new Spoken(URI.create(url), version));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  /** A card speaks for its own host alone: otherwise it could have us call any other. */
  private static boolean isOfHost(URI uri, URI card) {
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
