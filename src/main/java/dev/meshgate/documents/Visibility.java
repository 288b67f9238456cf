package dev.meshgate.documents;

/** Who may find and read a document. */
public enum Visibility {
  /** Everybody who is signed in. */
  EVERYONE,
  /** The one who handed it in. */
  OWNER
}
