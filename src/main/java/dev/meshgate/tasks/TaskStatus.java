package dev.meshgate.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a task stands. The last three are final. */
public enum TaskStatus {
  SUBMITTED,
  ROUTING,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** The words of those that are not final, as they are stored. */
  static final List<String> ACTIVE =
      Arrays.stream(values()).filter(s -> !s.isFinal()).map(TaskStatus::word).toList();

  public boolean isFinal() {
    return compareTo(COMPLETED) >= 0;
  }

  /** The word as it travels and as it is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that word, if there is one. */
  public static Optional<TaskStatus> of(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }

  static TaskStatus stored(String word) {
    return of(word).orElseThrow(() -> new IllegalStateException("unknown status " + word));
  }
}
