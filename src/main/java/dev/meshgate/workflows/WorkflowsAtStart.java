package dev.meshgate.workflows;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Start;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Brings in the workflows that come with the product. */
@ApplicationScoped
class WorkflowsAtStart {

  static final List<String> IDS =
      List.of(
          "architecture-review",
          "code-review",
          "debug-fix",
          "document-explain",
          "feature-development",
          "refactor-optimize");

  private static final System.Logger LOG = System.getLogger(WorkflowsAtStart.class.getName());

  @Inject WorkflowShelf shelf;
  @Inject WorkflowSettings settings;

  void start(@Observes @Priority(Start.CONTENT) @Initialized(ApplicationScoped.class) Object o) {
    if (settings.examples()) {
      IDS.forEach(this::bring);
    }
  }

  /** Of two nodes that start at once one is faster. */
  private void bring(String id) {
    var definition = DefinitionReader.read(json(id), Integer.MAX_VALUE, new ArrayList<>());
    try {
      shelf.bring(id, definition);
    } catch (RuntimeException e) {
      if (shelf.find(id).isEmpty()) {
        throw e;
      }
      LOG.log(Level.DEBUG, "another node brought {0} in", id);
    }
  }

  static JsonObject json(String id) {
    try (var in = WorkflowsAtStart.class.getResourceAsStream("/workflows/" + id + ".json")) {
      var bytes = Objects.requireNonNull(in, id).readAllBytes();
      return Json.readObject(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
