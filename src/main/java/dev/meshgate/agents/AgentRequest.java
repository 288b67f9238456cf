package dev.meshgate.agents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task for an agent.
 *
 * @param task what to do, in the caller's words; it may hold the material to work on
 * @param type the caller's hint, if they gave one
 * @param capabilities what the agent must offer, all of it, as the caller spelled it
 * @param context material beside the task: a table, a text, an earlier result
 * @param subject for whom the work is done; an agent shows them nothing that they may not see
 * @param preference how its agent is to be chosen
 */
public record AgentRequest(
    String task,
    @Nullable TaskType type,
    List<String> capabilities,
    @Nullable String context,
    String subject,
    Preference preference) {

  public AgentRequest {
    if (task.isBlank()) {
      throw new IllegalArgumentException("the task is empty: say what is to be done");
    }
    capabilities = List.copyOf(capabilities);
    if (context != null && context.isBlank()) {
      context = null;
    }
  }

  /** A task whose agent is chosen in the usual way. */
  public AgentRequest(
      String task,
      @Nullable TaskType type,
      List<String> capabilities,
      @Nullable String context,
      String subject) {
    this(task, type, capabilities, context, subject, Preference.NONE);
  }

  /** A task without hints or context. */
  public static AgentRequest of(String task, String subject) {
    return new AgentRequest(task, null, List.of(), null, subject);
  }

  /** The same task with material beside it. */
  public AgentRequest withContext(@Nullable String context) {
    return new AgentRequest(task, type, capabilities, context, subject, preference);
  }

  /** The same task for an agent that is chosen so. */
  public AgentRequest preferring(Preference preference) {
    return new AgentRequest(task, type, capabilities, context, subject, preference);
  }
}
