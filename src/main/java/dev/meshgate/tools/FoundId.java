package dev.meshgate.tools;

import dev.meshgate.search.Kind;
import java.util.Map;

/** The id of something that was found; it says of what kind it is: {@code doc:doc_abc}. */
record FoundId(Kind kind, String ref) {

  private static final Map<String, Kind> KINDS =
      Map.of(
          "doc", Kind.DOCUMENT,
          "document", Kind.DOCUMENT,
          "agent", Kind.AGENT,
          "task", Kind.TASK,
          "workflow", Kind.WORKFLOW,
          "service", Kind.SERVICE);

  /** Reads an id; one that does not say its kind is of the other. */
  static FoundId of(String id, Kind otherwise) {
    var trimmed = id.strip();
    var colon = trimmed.indexOf(':');
    var kind = colon < 0 ? null : KINDS.get(trimmed.substring(0, colon));
    return kind == null
        ? new FoundId(otherwise, trimmed)
        : new FoundId(kind, trimmed.substring(colon + 1));
  }

  @Override
  public String toString() {
    var prefix =
        switch (kind) {
          case DOCUMENT -> "doc";
          case AGENT -> "agent";
          case TASK -> "task";
          case WORKFLOW -> "workflow";
          case SERVICE -> "service";
        };
    return prefix + ':' + ref;
  }
}
