package dev.meshgate.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a task stands. The last three are final. */
public enum TaskStatus {
  /** Written down, and nobody has begun. */
  PENDING,
  /** It is being decided who does it. */
  ROUTING,
  EXECUTING,
  /** The agent goes on when a person has answered. Nobody waits meanwhile. */
  INPUT_REQUIRED,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** As earlier versions wrote them. */
  private static final Map<String, TaskStatus> EARLIER =
      Map.of("submitted", PENDING, "running", EXECUTING);

  /** The words, as they are stored, of those that some server is at work on. */
  static final List<String> ACTIVE = words(PENDING, ROUTING, EXECUTING);

  /** The words, as they are stored, of those that are not final. */
  static final List<String> OPEN = words(PENDING, ROUTING, EXECUTING, INPUT_REQUIRED);

  /** The words, as they are stored, of those that have ended. */
  public static final List<String> FINAL = words(COMPLETED, FAILED, CANCELLED);

  private static List<String> words(TaskStatus... statuses) {
    var them = List.of(statuses);
    return Stream.concat(
            them.stream().map(TaskStatus::word),
            EARLIER.entrySet().stream()
                .filter(earlier -> them.contains(earlier.getValue()))
                .map(Map.Entry::getKey))
        .toList();
  }

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

  /** All words by which rows of that status may be stored. */
  List<String> stored() {
    return words(this);
  }

  static TaskStatus stored(String word) {
    return of(word)
        .or(() -> Optional.ofNullable(EARLIER.get(word)))
        .orElseThrow(() -> new IllegalStateException("unknown status " + word));
  }
}
