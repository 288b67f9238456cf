package dev.meshgate.tasks;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.Route;
import java.time.Duration;

/**
 * What came of a task: by whom it was done, why by them, and what they answered.
 *
 * @param status {@link TaskStatus#COMPLETED}, or {@link TaskStatus#INPUT_REQUIRED} with the agent's
 *     question as the reply
 */
public record TaskOutcome(
    String taskId, TaskStatus status, Route route, AgentReply reply, Duration took) {}
