package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.Wire;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A language model behind chat completions as those of OpenAI: the one that the address names as in
 * {@code ?model=small}, or the only one. Leaving is all that cancels an answer, and one that broke
 * off cannot be listened to again.
 */
@ApplicationScoped
class OpenAi implements Adapter {

  private static final String MODEL = "model";
  private static final String VERSION = "/v1";

  @Inject Wire wire;

  @Override
  public Protocol protocol() {
    return Protocol.OPENAI;
  }

  /** Some register the address with {@code /v1} at its end, and some without. */
  @Override
  public CompletableFuture<Optional<Described>> describe(URI uri, Map<String, String> credentials) {
    var server = Chosen.of(uri);
    return models(server, credentials)
        .thenCompose(
            told ->
                told.isPresent() || server.base().endsWith(VERSION)
                    ? CompletableFuture.completedFuture(told)
                    : models(new Chosen(server.base() + VERSION, server.query()), credentials));
  }

  private CompletableFuture<Optional<Described>> models(
      Chosen server, Map<String, String> credentials) {
    return wire.send(Call.get(server.at("/models"), credentials), event -> {})
        .thenCompose(answer -> chosen(server, models(answer)));
  }

  private static List<String> models(Answer answer) {
    try {
      return answer.isFine() && Json.read(answer.body()) instanceof JsonObject object
          ? Told.objects(object, "data")
              .map(model -> Told.text(model, "id"))
              .filter(id -> !id.isEmpty())
              .toList()
          : List.of();
    } catch (JsonException e) {
      return List.of();
    }
  }

  private static CompletableFuture<Optional<Described>> chosen(Chosen server, List<String> models) {
    if (models.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    var named = server.of(MODEL);
    if (named.isEmpty() ? models.size() == 1 : models.contains(named)) {
      var model = named.isEmpty() ? models.get(0) : named;
      return CompletableFuture.completedFuture(Optional.of(described(server, model)));
    }
    return CompletableFuture.failedFuture(
        new UndescribedException(
            "It must be said which model at "
                + server.base()
                + " is meant, as in "
                + Chosen.uri(server.base(), Map.of(MODEL, models.get(0)))
                + ". They are "
                + String.join(", ", models.subList(0, Math.min(models.size(), 100)))
                + "."));
  }

  private static Described described(Chosen server, String model) {
    return new Described(
        model,
        "The language model " + model,
        "",
        List.of("text_generation"),
        Protocol.OPENAI,
        Chosen.uri(server.base(), Map.of(MODEL, model)),
        "",
        true,
        "");
  }

  @Override
  public Turn begin(Endpoint endpoint, AgentRequest request, Work work) {
    var server = Chosen.of(endpoint.uri());
    var conversation = new Conversation(wire);
    var said = new OpenAiAnswer(work);
    var outcome =
        conversation
            .ask(
                Call.post(
                    server.at("/chat/completions"),
                    Told.headers(endpoint, work),
                    body(server.of(MODEL), endpoint, request).toString()),
                head -> {},
                event -> said.hear(event.data()))
            .thenApply(said::reply);
    return conversation.endingAs(outcome, conversation::leave);
  }

  /** One message of the user: some models refuse two in a row. */
  private static JsonObject body(String model, Endpoint endpoint, AgentRequest request) {
    var messages = Json.array();
    if (!endpoint.instructions().isBlank()) {
      messages.add(Json.object().add("role", "system").add("content", endpoint.instructions()));
    }
    messages.add(Json.object().add("role", "user").add("content", Told.words(request)));
    return Json.object()
        .add(MODEL, model)
        .add("messages", messages)
        .add("stream", true)
        .add("stream_options", Json.object().add("include_usage", true))
        .build();
  }
}
