package dev.meshgate.workflows;

import dev.meshgate.tasks.Workflow;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A workflow under its name, in one of its versions.
 *
 * @param owner empty for those that came with the product
 * @param createdAt when this version was stored
 */
public record NamedWorkflow(
    String id,
    String owner,
    Visibility visibility,
    int version,
    Definition definition,
    Instant createdAt) {

  boolean isVisibleTo(String subject) {
    return visibility == Visibility.EVERYONE || isOwnedBy(subject);
  }

  boolean isOwnedBy(String subject) {
    return owner.equals(subject);
  }

  /**
   * As it can be run, with what is given for its parameters.
   *
   * @throws WorkflowRefusedException naming all that is wrong with what is given
   */
  public Workflow with(JsonObject parameters) {
    var texts = Given.texts(definition.parameters(), parameters);
    return new Workflow(
        definition.type(),
        definition.steps(),
        new Workflow.Origin(id, version, definition.name(), texts));
  }
}
