package dev.meshgate.workflows;

/** Who may see and run a workflow. */
public enum Visibility {
  /** Whoever stored it, and administrators. */
  OWNER,
  EVERYONE
}
