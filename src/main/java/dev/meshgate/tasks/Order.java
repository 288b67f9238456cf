package dev.meshgate.tasks;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Preference;
import dev.meshgate.agents.Strategy;
import dev.meshgate.agents.TaskType;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.WireName;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task as somebody gives it.
 *
 * @param agent the id of the agent to do it, or null to let routing choose
 * @param terms how long it may take, and what makes it the same when it is sent twice
 * @param conversationId the conversation that it belongs to, {@code new} for one that begins, or
 *     null
 */
public record Order(
    AgentRequest request,
    @Nullable String agent,
    Task.Terms terms,
    @Nullable String conversationId) {

  static final String CONVERSATION_ID = "conversation_id";

  /** One that belongs to no conversation. */
  public Order(AgentRequest request, @Nullable String agent, Task.Terms terms) {
    this(request, agent, terms, null);
  }

  /** The same, in that conversation. */
  Order in(@Nullable String conversation) {
    return new Order(request, agent, terms, conversation);
  }

  /** The same, in the conversation in which it was written down. */
  Order as(Task task) {
    return conversationId == null ? this : in(task.conversationId().orElse(null));
  }

  /** The same, after that was said. */
  Order after(List<AgentRequest.Exchange> earlier) {
    return new Order(request.after(earlier), agent, terms, conversationId);
  }

  /** What is asked, with the material beside it. */
  String words() {
    var context = request.context();
    return context == null ? request.task() : request.task() + "\n\n" + context;
  }

  public static Order of(AgentRequest request) {
    return new Order(request, null, Task.Terms.NONE);
  }

  /** How much there is to read. */
  int characters() {
    var context = request.context();
    return request.task().length() + (context == null ? 0 : context.length());
  }

  /** As it is kept. */
  JsonObject json() {
    var json = Json.object().add("task", request.task());
    var type = request.type();
    if (type != null) {
      json.add("task_type", type.word());
    }
    if (agent != null) {
      json.add("agent", agent);
    }
    var preference = request.preference();
    if (preference.strategy() != Strategy.CAPABILITY_MATCH) {
      json.add("routing_strategy", WireName.of(preference.strategy()));
    }
    var conversation = preference.conversation();
    if (conversation != null) {
      json.add("conversation", conversation);
    }
    if (conversationId != null) {
      json.add(CONVERSATION_ID, conversationId);
    }
    if (!request.capabilities().isEmpty()) {
      json.add("capabilities", Json.builders().createArrayBuilder(request.capabilities()));
    }
    var context = request.context();
    if (context != null) {
      json.add("context", context);
    }
    return json.build();
  }

  /** As it was kept, with the answers that were given since. */
  static Order of(Task task) {
    var kept = task.input();
    var request =
        new AgentRequest(
            kept.getString("task"),
            type(kept),
            capabilities(kept),
            Answer.added(kept.getString("context", null), Answer.of(kept)),
            task.subject(),
            preference(kept));
    return new Order(
        request,
        kept.getString("agent", null),
        Task.Terms.NONE,
        kept.getString(CONVERSATION_ID, null));
  }

  private static Preference preference(JsonObject kept) {
    var strategy = kept.getString("routing_strategy", null);
    return new Preference(
        strategy == null ? Strategy.CAPABILITY_MATCH : Strategy.of(strategy),
        kept.getString("conversation", null));
  }

  static @Nullable TaskType type(JsonObject kept) {
    return Optional.ofNullable(kept.getString("task_type", null))
        .flatMap(TaskType::of)
        .orElse(null);
  }

  static List<String> capabilities(JsonObject kept) {
    return kept
        .getOrDefault("capabilities", JsonArray.EMPTY_JSON_ARRAY)
        .asJsonArray()
        .getValuesAs(JsonString.class)
        .stream()
        .map(JsonString::getString)
        .toList();
  }
}
