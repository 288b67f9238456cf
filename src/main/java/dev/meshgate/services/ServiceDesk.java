package dev.meshgate.services;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.platform.bulletin.Bulletins;
import dev.meshgate.platform.bulletin.Heard;
import dev.meshgate.services.ServiceRefusedException.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes services, each change in one transaction with its entry in the audit. */
@ApplicationScoped
@Transactional
class ServiceDesk {

  @Inject ServiceRepository rows;
  @Inject Audit audit;
  @Inject Bulletins bulletins;
  @Inject Clock clock;

  /** Enters it; a second one of that id breaks the transaction. */
  ServiceEntry enter(String id, Draft draft, Upload upload, String owner) {
    // The file refers to the service, and the service to the file.
    var service = new ServiceEntry(id, owner, draft, "", clock.instant());
    rows.add(service);
    service.read(draft, rows.add(id, upload, clock.instant()), clock.instant());
    note("service.created", id, owner);
    return service;
  }

  /**
   * Puts what is said now in the place of the draft.
   *
   * @param upload its new file; null for the one that it has
   */
  Optional<ServiceEntry> change(String id, Draft draft, @Nullable Upload upload, String by) {
    var found = rows.find(id);
    found.ifPresent(
        service -> {
          var before = service.workbook();
          var now = clock.instant();
          service.read(draft, upload == null ? before : rows.add(id, upload, now), now);
          if (upload != null) {
            rows.removeUnused(before);
          }
          note("service.changed", id, by);
        });
    return found;
  }

  void remove(String id, String by) {
    rows.find(id)
        .ifPresent(
            service -> {
              rows.remove(service);
              note("service.removed", id, by);
            });
  }

  /**
   * Makes the next version of it.
   *
   * @throws ServiceRefusedException if there is one of that name meanwhile
   */
  Optional<ServiceVersion> publish(
      String id, ServiceVersion.Content content, Publication publication) {
    var found = rows.locked(id);
    return found.map(
        service -> {
          if (rows.version(id, publication.version()).isPresent()) {
            throw new ServiceRefusedException(
                Why.CONFLICT,
                "version",
                "Somebody published " + publication.version() + " meanwhile. Look, then publish.");
          }
          var number = rows.versions(id).stream().findFirst().map(v -> v.number() + 1).orElse(1);
          var version = new ServiceVersion(id, number, content, publication, clock.instant());
          rows.add(version);
          service.publish(true);
          audit.note(
              Deed.of(Kind.ADMINISTRATION, "service.published")
                  .by(publication.by())
                  .on(id)
                  .saying("version", publication.version()));
          tell(id);
          return version;
        });
  }

  void unpublish(String id, String by) {
    rows.find(id)
        .ifPresent(
            service -> {
              service.publish(false);
              note("service.unpublished", id, by);
            });
  }

  Optional<ServiceEntry> find(String id) {
    return rows.find(id);
  }

  List<ServiceEntry> visibleTo(String subject) {
    return rows.visibleTo(subject);
  }

  List<String> published() {
    return rows.published();
  }

  List<ServiceVersion> versions(String id) {
    return rows.versions(id);
  }

  Optional<ServiceVersion> effective(String id) {
    return rows.effective(id, clock.instant());
  }

  Optional<ServiceVersion> version(String id, String name) {
    return rows.version(id, name);
  }

  byte[] file(String workbook) {
    return rows.file(workbook);
  }

  boolean wasBrought(String id) {
    return rows.wasBrought(id);
  }

  /** Two nodes may start at once; the second finds it there. */
  void bring(String id) {
    if (!rows.wasBrought(id)) {
      rows.bring(id);
    }
  }

  private void note(String action, String id, String by) {
    audit.note(Deed.of(Kind.ADMINISTRATION, action).by(by).on(id));
    tell(id);
  }

  private void tell(String id) {
    bulletins.post(new Heard(Editions.NEWS, id, null, null));
  }
}
