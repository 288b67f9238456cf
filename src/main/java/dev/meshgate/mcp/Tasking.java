package dev.meshgate.mcp;

import dev.meshgate.oauth.bearer.Caller;

/** The extension Tasks (SEP-2663), as {@code tools/call} needs it. */
public interface Tasking {

  /** The members of a {@code CreateTaskResult} about the caller's task of that id. */
  String created(Caller caller, String id);

  /** Whether nothing more comes of the caller's task of that id. */
  boolean isOver(Caller caller, String id);
}
