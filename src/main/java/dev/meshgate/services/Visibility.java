package dev.meshgate.services;

/** Who may see a service and calculate with it. */
public enum Visibility {
  /** The one who made it. */
  OWNER,
  /** Everybody who is signed in. */
  EVERYONE,
  /** Everybody, signed in or not, where the installation allows that. */
  PUBLIC;

  /** Whether everybody who is signed in may. */
  boolean isShared() {
    return this != OWNER;
  }
}
