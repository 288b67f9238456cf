package dev.meshgate.workflows;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A version of a workflow. It is written once. */
@Entity
@Table(name = "workflow_version")
class WorkflowVersion {

  private static final int LONGEST = 300_000;

  @Id private String id;

  /** Statements alone look at it. */
  @Column(updatable = false)
  @SuppressWarnings("UnusedVariable")
  private String workflowId;

  @Column(updatable = false)
  private int version;

  @Column(updatable = false)
  private String author;

  @Column(updatable = false, length = LONGEST)
  private String definition;

  @Column(updatable = false)
  private Instant createdAt;

  /** For JPA alone. */
  protected WorkflowVersion() {}

  WorkflowVersion(
      String workflowId, int version, String author, JsonObject definition, Instant now) {
    this.id = id(workflowId, version);
    this.workflowId = workflowId;
    this.version = version;
    this.author = author;
    this.definition = definition.toString();
    this.createdAt = now;
  }

  static String id(String workflowId, int version) {
    return workflowId + ":" + version;
  }

  int version() {
    return version;
  }

  String author() {
    return author;
  }

  JsonObject definition() {
    return Json.readObject(definition);
  }

  boolean says(JsonObject other) {
    return definition.equals(other.toString());
  }

  Instant createdAt() {
    return createdAt;
  }
}
