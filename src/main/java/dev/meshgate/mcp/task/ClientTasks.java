package dev.meshgate.mcp.task;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;

import dev.meshgate.mcp.Tasking;
import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.task.Standing.InputRequired;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tasks of all who keep some. */
@ApplicationScoped
public class ClientTasks implements Tasking {

  /** No source makes another; what has NUL in it a database would not even look for. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private List<TaskSource> sources = List.of();

  /** For the container. */
  public ClientTasks() {}

  ClientTasks(TaskSource... sources) {
    this.sources = List.of(sources);
  }

  @Inject
  void gather(@Any Instance<TaskSource> found) {
    sources = found.stream().toList();
  }

  /** A task and who keeps it. */
  private record Found(TaskSource source, ClientTask task) {}

  private Optional<Found> found(Caller caller, String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    return sources.stream()
        .flatMap(source -> source.find(caller, id).map(task -> new Found(source, task)).stream())
        .findFirst();
  }

  /** What is not the caller's is as good as not there (SEP-2663, Security). */
  private Found required(Caller caller, String id) {
    return found(caller, id)
        .orElseThrow(
            () ->
                INVALID_PARAMS.inBand(
                    "There is no such task: it is not yours, or was forgotten since it ended."));
  }

  /** The caller's task of that id. */
  public Optional<ClientTask> find(Caller caller, String id) {
    return found(caller, id).map(Found::task);
  }

  /**
   * The caller's task of that id.
   *
   * @throws dev.meshgate.mcp.JsonRpcError.JsonRpcException when there is none
   */
  ClientTask get(Caller caller, String id) {
    return required(caller, id).task();
  }

  /**
   * Hands on what answers something that the task asks now. What does not fit is asked again, and
   * what was never asked, or comes too late, is passed over.
   *
   * @throws dev.meshgate.mcp.JsonRpcError.JsonRpcException when there is no such task, or an answer
   *     is too long
   */
  void update(Caller caller, String id, JsonObject responses) {
    var found = required(caller, id);
    if (!(found.task().standing() instanceof InputRequired required)) {
      return;
    }
    var answers = new HashMap<String, JsonObject>();
    for (Question question : required.questions()) {
      JsonValue response = responses.get(question.key());
      if (response instanceof JsonObject answer && question.isAnsweredBy(answer)) {
        answers.put(question.key(), answer);
      }
    }
    if (answers.isEmpty()) {
      return;
    }
    try {
      found.source().answer(caller, id, answers);
    } catch (TaskSource.TooMuch e) {
      throw INVALID_PARAMS.inBand(String.valueOf(e.getMessage()));
    }
  }

  void cancel(Caller caller, String id) {
    required(caller, id).source().cancel(caller, id);
  }

  /** When each of those last changed; those that are gone are left out. */
  public Map<String, Instant> changes(Collection<String> ids) {
    var all = new HashMap<String, Instant>();
    sources.forEach(source -> all.putAll(source.changes(ids)));
    return all;
  }

  @Override
  public String created(Caller caller, String id) {
    var json = TaskWire.task(get(caller, id)).toString();
    return json.substring(1, json.length() - 1);
  }

  @Override
  public boolean isOver(Caller caller, String id) {
    return find(caller, id).filter(task -> !task.standing().isFinal()).isEmpty();
  }
}
