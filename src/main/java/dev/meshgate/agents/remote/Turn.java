package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentReply;
import java.util.concurrent.CompletableFuture;

/**
 * One task at a remote agent.
 *
 * @param reply ends with an {@link dev.meshgate.agents.AgentException} when the agent failed
 * @param cancel tells the agent, as well as its protocol can, that nobody wants it any more
 */
record Turn(CompletableFuture<AgentReply> reply, Runnable cancel) {}
