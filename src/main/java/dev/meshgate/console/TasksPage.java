package dev.meshgate.console;

import dev.meshgate.accounts.SignedIn;
import dev.meshgate.platform.Markdown;
import dev.meshgate.platform.PageProblem;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskRefusedException;
import dev.meshgate.tasks.TaskStep;
import dev.meshgate.tasks.Tasks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /console/tasks}: what a person has given to agents, from whichever assistant. */
@Path("/console/tasks")
@RequestScoped
@SignedIn
public class TasksPage extends ConsolePage {

  private static final int SHOWN = 100;

  @Inject Tasks tasks;
  @Inject TaskLines lines;

  @GET
  public Response all() {
    return show(
        "console/tasks.jte", Map.of("tasks", lines.of(tasks.of(person().id(), null, SHOWN))));
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id) {
    return page(found(id), null);
  }

  private Response page(Task task, @Nullable String unanswered) {
    var parameters = new HashMap<String, Object>();
    parameters.put("task", lines.of(List.of(task)).get(0));
    parameters.put("asked", AskedStep.of(task.input()));
    parameters.put("steps", tasks.steps(task).stream().map(TasksPage::step).toList());
    task.agent().ifPresent(agent -> parameters.put("agent", agent));
    task.reason().ifPresent(reason -> parameters.put("reason", reason));
    task.error().ifPresent(error -> parameters.put("error", error));
    task.finishedAt().ifPresent(at -> parameters.put("finishedAt", at));
    text(task.result()).ifPresent(text -> parameters.put("result", Markdown.of(text, 2)));
    task.question().ifPresent(question -> parameters.put("question", question));
    if (unanswered != null) {
      parameters.put("unanswered", unanswered);
    }
    return show("console/task.jte", parameters);
  }

  @POST
  @Path("{id}/answer")
  public Response answer(
      @PathParam("id") String id,
      @FormParam("csrf") @Nullable String csrf,
      @FormParam("answer") @Nullable String answer) {
    check(csrf);
    var task = found(id);
    if (answer == null || answer.isBlank()) {
      return page(task, "Enter an answer.");
    }
    try {
      tasks.answer(task, answer.strip());
    } catch (TaskRefusedException e) {
      return page(found(id), e.sentence());
    }
    return Response.seeOther(URI.create("/console/tasks/" + task.id())).build();
  }

  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id, @FormParam("csrf") @Nullable String csrf) {
    check(csrf);
    var task = found(id);
    tasks.cancel(task);
    return Response.seeOther(URI.create("/console/tasks/" + task.id())).build();
  }

  private Task found(String id) {
    return tasks.find(person().id(), id).orElseThrow(PageProblem::notFound);
  }

  private static DoneStep step(TaskStep step) {
    return new DoneStep(
        step.name(),
        TaskLine.words(step.status()),
        TaskLine.tone(step.status()),
        step.agent().orElse(""),
        step.error().orElse(""),
        text(step.result()).map(text -> Markdown.of(text, 3)).orElse(null));
  }

  private static Optional<String> text(Optional<JsonObject> result) {
    return result.map(json -> json.getString("text", "")).filter(text -> !text.isBlank());
  }
}
