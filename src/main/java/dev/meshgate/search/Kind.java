package dev.meshgate.search;

/** What can be found. */
public enum Kind {
  DOCUMENT,
  AGENT,
  TASK,
  WORKFLOW,
  SERVICE
}
