package dev.meshgate.tools.services;

import dev.meshgate.platform.Json;
import dev.meshgate.services.Edition;
import dev.meshgate.services.contract.TableArea;
import dev.meshgate.services.engine.Result;
import jakarta.json.JsonObject;

/** A table as clients of earlier systems ask for it. */
final class FormerArea {

  private FormerArea() {}

  static JsonObject json(
      Edition edition, TableArea table, Result result, boolean formulas, boolean formats) {
    var json = ReadArea.described(edition, table, result);
    if (formats) {
      json.add("formats", ReadArea.rows(result, answer -> Json.value(answer.formatCode())));
    }
    if (formulas) {
      json.add("note", "Formulas are not shown: they are the publisher's own.");
    }
    return json.build();
  }
}
