package dev.meshgate.documents;

/** Where a document came from. */
public enum Source {
  /** Somebody handed it in. */
  UPLOAD,
  /** It lies in the watched folder. */
  FOLDER,
  /** It is a page of the product's guide. */
  GUIDE,
  /** It is an example. */
  DEMO
}
