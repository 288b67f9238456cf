package dev.meshgate.services;

/** Who may see a service and calculate with it. */
public enum Visibility {
  /** The one who made it. */
  OWNER,
  /** Everybody who is signed in. */
  EVERYONE
}
