package dev.meshgate.agents.registry;

/** Who may see an agent and give it work. */
public enum Visibility {
  /** Everybody who is signed in. */
  EVERYONE,
  /** The one who registered it. */
  OWNER
}
