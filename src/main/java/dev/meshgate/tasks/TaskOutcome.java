package dev.meshgate.tasks;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.Route;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a task: by whom it was done, why by them, and what they answered.
 *
 * @param status {@link TaskStatus#COMPLETED}, or {@link TaskStatus#INPUT_REQUIRED} with the agent's
 *     question as the reply
 * @param conversationId the conversation that it belongs to, or null
 */
public record TaskOutcome(
    String taskId,
    TaskStatus status,
    Route route,
    AgentReply reply,
    Duration took,
    @Nullable String conversationId) {}
