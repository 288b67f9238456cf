package dev.meshgate.mcp.tool;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.work.Work;

/**
 * What a tool is given beside its arguments.
 *
 * @param caller who calls
 * @param work where progress is told and a cancellation is heard of
 * @param asking what the caller can be asked
 */
public record Given(Caller caller, Work work, Asking asking) {}
