package dev.meshgate.tasks;

/** A task was not begun. The message says what is wrong and what is allowed. */
public class TaskRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TaskRefusedException(String message) {
    super(message, null, false, false);
  }

  /** The sentence for the caller. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** It names a conversation that this person has not, or not any more. */
  public static class UnknownConversation extends TaskRefusedException {

    private static final long serialVersionUID = 1L;

    UnknownConversation(String id) {
      super(
          "You have no conversation with the id '"
              + id
              + "', or it has expired. Say new to begin one, or leave it out.");
    }
  }
}
