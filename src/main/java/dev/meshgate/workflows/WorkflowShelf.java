package dev.meshgate.workflows;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes workflows down, each change in one transaction with its entry in the audit. */
@ApplicationScoped
@Transactional
class WorkflowShelf {

  @Inject WorkflowRepository rows;
  @Inject Audit audit;
  @Inject Clock clock;

  /** Stores a new one; empty when there is one of that id. */
  Optional<NamedWorkflow> add(
      String id, Definition definition, Visibility visibility, String owner) {
    var now = clock.instant();
    var before = rows.forChange(id);
    if (before.filter(known -> !known.isRemoved()).isPresent()) {
      return Optional.empty();
    }
    before.ifPresent(known -> known.takeOver(owner, visibility, now));
    var workflow = before.orElseGet(() -> added(id, owner, visibility));
    return Optional.of(stored("workflow.stored", workflow, definition, owner));
  }

  private StoredWorkflow added(String id, String owner, Visibility visibility) {
    var workflow = new StoredWorkflow(id, owner, visibility, clock.instant());
    rows.add(workflow);
    return workflow;
  }

  private NamedWorkflow stored(
      String action, StoredWorkflow workflow, Definition definition, String by) {
    var version =
        new WorkflowVersion(
            workflow.id(), workflow.version(), by, definition.json(), clock.instant());
    rows.add(version);
    note(action, workflow, by);
    return named(workflow, version);
  }

  /** Stores another version, unless it says what the last one does; empty when it is gone. */
  Optional<NamedWorkflow> change(
      String id, Definition definition, Visibility visibility, String by) {
    return rows.forChange(id)
        .filter(known -> !known.isRemoved())
        .map(known -> changed(known, definition, visibility, by));
  }

  private NamedWorkflow changed(
      StoredWorkflow workflow, Definition definition, Visibility visibility, String by) {
    var last = rows.version(workflow.id(), workflow.version());
    if (last != null && last.says(definition.json())) {
      workflow.reveal(visibility, clock.instant());
      note("workflow.changed", workflow, by);
      return named(workflow, last);
    }
    workflow.renew(visibility, clock.instant());
    return stored("workflow.changed", workflow, definition, by);
  }

  /**
   * Brings in one of those that come with the product, or a newer version of it. One that somebody
   * changed or removed stays as they left it.
   */
  void bring(String id, Definition definition) {
    var known = rows.find(id);
    if (known.isEmpty()) {
      add(id, definition, Visibility.EVERYONE, StoredWorkflow.OURS);
      return;
    }
    var workflow = known.orElseThrow();
    var last = rows.version(id, workflow.version());
    if (!workflow.isRemoved()
        && last != null
        && last.author().equals(StoredWorkflow.OURS)
        && !last.says(definition.json())) {
      change(id, definition, workflow.visibility(), StoredWorkflow.OURS);
    }
  }

  void remove(String id, String by) {
    rows.forChange(id)
        .filter(known -> !known.isRemoved())
        .ifPresent(
            known -> {
              rows.removeVersions(id);
              known.remove(clock.instant());
              note("workflow.removed", known, by);
            });
  }

  private void note(String action, StoredWorkflow workflow, String by) {
    audit.note(
        Deed.of(Kind.ADMINISTRATION, action)
            .by(by)
            .on(workflow.id())
            .saying("version", String.valueOf(workflow.version())));
  }

  List<NamedWorkflow> visibleTo(String subject) {
    return rows.visibleTo(subject).stream()
        .map(row -> named(row.workflow(), row.version()))
        .toList();
  }

  /** In its last version, whoever's it is. */
  Optional<NamedWorkflow> find(String id) {
    return rows.find(id)
        .filter(known -> !known.isRemoved())
        .map(known -> named(known, rows.version(id, known.version())));
  }

  /** That version of it, if there is one. */
  Optional<NamedWorkflow> version(NamedWorkflow workflow, int number) {
    var known = rows.find(workflow.id()).orElseThrow();
    return Optional.ofNullable(rows.version(workflow.id(), number))
        .map(version -> named(known, version));
  }

  /** All its versions, the newest first. */
  List<NamedWorkflow> versions(NamedWorkflow workflow) {
    var known = rows.find(workflow.id()).orElseThrow();
    return rows.versions(workflow.id()).stream().map(version -> named(known, version)).toList();
  }

  private static NamedWorkflow named(StoredWorkflow workflow, @Nullable WorkflowVersion version) {
    if (version == null) {
      throw new IllegalStateException("version " + workflow.version() + " of a workflow is gone");
    }
    return new NamedWorkflow(
        workflow.id(),
        workflow.owner(),
        workflow.visibility(),
        version.version(),
        DefinitionReader.stored(version.definition()),
        version.createdAt());
  }
}
