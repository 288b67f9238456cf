package dev.meshgate.rest;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.limits.Limits;
import dev.meshgate.limits.Limits.Limit;
import dev.meshgate.limits.Limits.Standing;
import dev.meshgate.limits.RequestLimit;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.JsonText;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.Tasks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What all that give work over REST have in common. */
@Dependent
class GivenWork {

  private final Tasks tasks;
  private final TaskWebhooks webhooks;
  private final Limits limits;
  private final Audit audit;

  @Inject
  GivenWork(Tasks tasks, TaskWebhooks webhooks, Limits limits, Audit audit) {
    this.tasks = tasks;
    this.webhooks = webhooks;
    this.limits = limits;
    this.audit = audit;
  }

  /**
   * The same limit as for the tools that give work.
   *
   * @param pieces how much work it is: each step is some
   */
  void refuseTooMuch(Caller caller, int pieces) {
    limits
        .take(Limit.WORK, caller, pieces)
        .filter(Standing::isRefused)
        .ifPresent(
            standing -> {
              throw new WebApplicationException(RequestLimit.refusal(standing));
            });
  }

  /** What is asked is kept with the task; here its id is enough. */
  void note(String action, Caller caller, Task task) {
    audit.noteSoon(
        Deed.of(Kind.CALL, action).by(caller.subject()).with(caller.client()).under(caller.grant()),
        "\"task\":" + JsonText.quoted(task.id()));
  }

  /** A task with all that its owner may know of it. */
  JsonObject whole(Task task) {
    return webhooks.with(task, TaskJson.whole(task, tasks.steps(task)));
  }

  /** 201, and where it is followed. */
  Response created(Task task) {
    return Response.created(URI.create("/v1/tasks/" + task.id()))
        .type(MediaType.APPLICATION_JSON)
        .entity(Json.bytes(whole(task)))
        .build();
  }
}
