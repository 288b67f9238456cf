package dev.meshgate.mcp.listen;

import jakarta.json.JsonObject;

/** Somebody who wants to hear what changes. */
public interface Listener {

  /** Who it is; what only somebody else may see is not told. */
  String subject();

  /** Whether to be told that the list of resources is another. */
  boolean wantsList();

  /** Whether to be told that this resource says something new. */
  boolean wants(String uri);

  /** Takes a notification. */
  void tell(String method, JsonObject params);
}
