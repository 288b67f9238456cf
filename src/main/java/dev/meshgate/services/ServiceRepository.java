package dev.meshgate.services;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Services, their versions and their files as rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class ServiceRepository {

  @PersistenceContext EntityManager db;

  /** Now, so that of two at once the second is refused while it can still be told. */
  void add(ServiceEntry service) {
    db.persist(service);
    db.flush();
  }

  void remove(ServiceEntry service) {
    // What belongs to it goes with it, as the tables say.
    db.remove(service);
  }

  Optional<ServiceEntry> find(String id) {
    return Optional.ofNullable(db.find(ServiceEntry.class, id));
  }

  /** For a change that depends on its versions: no other can come between. */
  Optional<ServiceEntry> locked(String id) {
    return Optional.ofNullable(db.find(ServiceEntry.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  List<ServiceEntry> visibleTo(String subject) {
    return db.createQuery(
            "from ServiceEntry s where s.owner = :subject"
                + " or (s.visibility <> :owner and s.published) order by s.id",
            ServiceEntry.class)
        .setParameter("subject", subject)
        .setParameter("owner", Visibility.OWNER)
        .getResultList();
  }

  /** The ids of those that are published, in their order. */
  List<String> published() {
    return db.createQuery(
            "select s.id from ServiceEntry s where s.published order by s.id", String.class)
        .getResultList();
  }

  void add(ServiceVersion version) {
    db.persist(version);
    db.flush();
  }

  /** Newest first. */
  List<ServiceVersion> versions(String serviceId) {
    return db.createQuery(
            "from ServiceVersion v where v.serviceId = :id order by v.number desc",
            ServiceVersion.class)
        .setParameter("id", serviceId)
        .getResultList();
  }

  /** The one that answers now: of those that are due the one that became so last. */
  Optional<ServiceVersion> effective(String serviceId, Instant now) {
    return db.createQuery(
            "from ServiceVersion v where v.serviceId = :id and v.effectiveAt <= :now"
                + " order by v.effectiveAt desc, v.number desc",
            ServiceVersion.class)
        .setParameter("id", serviceId)
        .setParameter("now", now)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  Optional<ServiceVersion> version(String serviceId, String name) {
    return db.createQuery(
            "from ServiceVersion v where v.serviceId = :id and v.name = :name"
                + " order by v.number desc",
            ServiceVersion.class)
        .setParameter("id", serviceId)
        .setParameter("name", name)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  String add(String serviceId, Upload upload, Instant now) {
    var workbook = new Workbook(serviceId, upload, now);
    db.persist(workbook);
    WorkbookPart.of(workbook.id(), upload.bytes()).forEach(db::persist);
    return workbook.id();
  }

  /** Removes a file that no version needs. */
  void removeUnused(String workbookId) {
    var uses =
        db.createQuery("select count(*) from ServiceVersion v where v.workbook = :id", Long.class)
            .setParameter("id", workbookId)
            .getSingleResult();
    if (uses == 0) {
      db.createQuery("delete from WorkbookPart p where p.workbookId = :id")
          .setParameter("id", workbookId)
          .executeUpdate();
      db.createQuery("delete from Workbook w where w.id = :id")
          .setParameter("id", workbookId)
          .executeUpdate();
    }
  }

  /** The whole file of a workbook. */
  byte[] file(String workbookId) {
    var file = new ByteArrayOutputStream();
    db.createQuery(
            "select p.bytes from WorkbookPart p where p.workbookId = :id order by p.number",
            byte[].class)
        .setParameter("id", workbookId)
        .getResultList()
        .forEach(file::writeBytes);
    return file.toByteArray();
  }

  boolean wasBrought(String id) {
    return db.find(BroughtEntry.class, id) != null;
  }

  void bring(String id) {
    db.persist(new BroughtEntry(id));
  }
}
