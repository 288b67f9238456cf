package dev.meshgate.agents.remote;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.Wire;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The assistants of a LangGraph server, and which of them is meant: the one that the address names
 * as in {@code ?assistant=clerk}, or the only one.
 */
final class LangGraphAssistants {

  /** In the query of the address: the assistant, by its id, its name or its graph. */
  static final String ASSISTANT = "assistant";

  /** In the query of the address: the member of the input that takes the task as a text. */
  private static final String INPUT = "input";

  private static final String MESSAGES = "messages";

  /** Some servers compile the graph's source to find its schemas. */
  private static final int SCHEMA_SECONDS = 9;

  private final Wire wire;
  private final URI uri;
  private final Chosen server;
  private final Map<String, String> credentials;

  LangGraphAssistants(Wire wire, URI uri, Map<String, String> credentials) {
    this.wire = wire;
    this.uri = uri;
    this.server = Chosen.of(uri);
    this.credentials = credentials;
  }

  /** The input of a run: messages, as most graphs take them, or the member that was named. */
  static JsonObject input(Chosen server, String words) {
    var member = server.of(INPUT);
    if (!member.isEmpty() && !member.equals(MESSAGES)) {
      return Json.object().add(member, words).build();
    }
    var message = Json.object().add("role", "user").add("content", words);
    return Json.object().add(MESSAGES, Json.array().add(message)).build();
  }

  CompletableFuture<Optional<Described>> choose() {
    return wire.send(
            Call.post(server.at("/assistants/search"), credentials, "{\"limit\":100}"), event -> {})
        .thenCompose(answer -> chosen(read(answer)));
  }

  private static List<JsonObject> read(Answer answer) {
    try {
      return answer.isFine() && Json.read(answer.body()) instanceof JsonArray list
          ? list.stream()
              .filter(JsonObject.class::isInstance)
              .map(JsonValue::asJsonObject)
              .filter(one -> !Told.text(one, "assistant_id").isEmpty())
              .toList()
          : List.of();
    } catch (JsonException e) {
      return List.of();
    }
  }

  private CompletableFuture<Optional<Described>> chosen(List<JsonObject> all) {
    if (all.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    var named = named(all);
    return named.size() == 1
        ? described(named.get(0)).thenApply(Optional::of)
        : CompletableFuture.failedFuture(new UndescribedException(question(all)));
  }

  /** By its id rather than by its name, and by that rather than by its graph. */
  private List<JsonObject> named(List<JsonObject> all) {
    var name = server.of(ASSISTANT);
    if (name.isEmpty()) {
      return all;
    }
    for (var by : List.of("assistant_id", "name", "graph_id")) {
      Predicate<JsonObject> meant = one -> Told.text(one, by).equals(name);
      if (all.stream().anyMatch(meant)) {
        return all.stream().filter(meant).toList();
      }
    }
    return List.of();
  }

  private String question(List<JsonObject> all) {
    return "There are several assistants at "
        + server.base()
        + ", and it must be said which one is meant, as in "
        + Chosen.uri(server.base(), Map.of(ASSISTANT, id(all.get(0))))
        + ". They are "
        + all.stream()
            .map(
                one ->
                    id(one).equals(Told.text(one, "name"))
                        ? id(one)
                        : id(one) + " (" + Told.text(one, "name") + ")")
            .collect(Collectors.joining(", "))
        + ".";
  }

  /** What the server makes of a graph by itself goes by the graph's name. */
  private static String id(JsonObject assistant) {
    return Told.text(Told.object(assistant, "metadata"), "created_by").equals("system")
        ? Told.text(assistant, "graph_id")
        : Told.text(assistant, "assistant_id");
  }

  private CompletableFuture<Described> described(JsonObject assistant) {
    var graph = Told.text(assistant, "graph_id");
    var name = Told.text(assistant, "name");
    return input(Told.text(assistant, "assistant_id"))
        .thenApply(
            input -> {
              var query = new LinkedHashMap<String, String>();
              query.put(ASSISTANT, id(assistant));
              query.put(INPUT, input.equals(MESSAGES) ? "" : input);
              return new Described(
                  name.isEmpty() ? graph : name,
                  Told.text(assistant, "description"),
                  String.valueOf(assistant.getOrDefault("version", JsonValue.NULL))
                      .replace("null", ""),
                  List.of(graph),
                  Protocol.LANGGRAPH,
                  Chosen.uri(server.base(), query),
                  "",
                  true,
                  "");
            });
  }

  /** Which member of the input takes the task: what the address says, or else the schema. */
  private CompletableFuture<String> input(String assistant) {
    if (!server.of(INPUT).isEmpty()) {
      return CompletableFuture.completedFuture(server.of(INPUT));
    }
    return wire.send(
            Call.get(
                server.at("/assistants/" + Chosen.encoded(assistant) + "/schemas"), credentials),
            event -> {})
        .orTimeout(SCHEMA_SECONDS, TimeUnit.SECONDS)
        .handle((answer, failure) -> failure == null ? schema(answer) : JsonValue.EMPTY_JSON_OBJECT)
        .thenCompose(this::input);
  }

  private static JsonObject schema(Answer answer) {
    try {
      return answer.isFine() && Json.read(answer.body()) instanceof JsonObject object
          ? Told.object(object, "input_schema")
          : JsonValue.EMPTY_JSON_OBJECT;
    } catch (JsonException e) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
  }

  private CompletableFuture<String> input(JsonObject schema) {
    var members = Told.object(schema, "properties");
    if (members.isEmpty() || members.containsKey(MESSAGES)) {
      return CompletableFuture.completedFuture(MESSAGES);
    }
    var texts =
        members.keySet().stream()
            .filter(name -> Told.text(Told.object(members, name), "type").equals("string"))
            .toList();
    return texts.size() == 1
        ? CompletableFuture.completedFuture(texts.get(0))
        : CompletableFuture.failedFuture(
            new UndescribedException(
                "The input of the graph at "
                    + uri
                    + " has no messages but "
                    + String.join(", ", members.keySet())
                    + ". Say which of them takes the task as a text: add input=NAME to the query of"
                    + " the address."));
  }
}
