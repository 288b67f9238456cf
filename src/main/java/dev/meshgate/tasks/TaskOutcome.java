package dev.meshgate.tasks;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.Route;
import java.time.Duration;

/** A task that was done: by whom, why by them, and what they answered. */
public record TaskOutcome(String taskId, Route route, AgentReply reply, Duration took) {}
