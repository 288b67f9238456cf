package dev.meshgate.documents.text;

/** A document that we cannot read, or will not. The message is for the person who handed it in. */
public class UnreadableDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableDocumentException(String message) {
    super(message, null, false, false);
  }
}
