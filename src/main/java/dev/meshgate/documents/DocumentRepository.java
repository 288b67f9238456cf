package dev.meshgate.documents;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The documents as rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class DocumentRepository {

  @PersistenceContext EntityManager db;

  void add(Document document) {
    db.persist(document);
  }

  void remove(Document document) {
    removeText(document.id());
    db.remove(document);
  }

  Optional<Document> find(String id) {
    return Optional.ofNullable(db.find(Document.class, id));
  }

  Optional<Document> find(Source source, String origin) {
    return db.createQuery(
            "from Document d where d.source = :source and d.origin = :origin", Document.class)
        .setParameter("source", source)
        .setParameter("origin", origin)
        .getResultStream()
        .findFirst();
  }

  List<Document> newestVisibleTo(String subject, int limit) {
    return db.createQuery(
            "from Document d where d.visibility = :everyone or d.owner = :subject"
                + " order by d.updatedAt desc, d.id",
            Document.class)
        .setParameter("everyone", Visibility.EVERYONE)
        .setParameter("subject", subject)
        .setMaxResults(limit)
        .getResultList();
  }

  List<Document> of(Source source) {
    return db.createQuery("from Document d where d.source = :source", Document.class)
        .setParameter("source", source)
        .getResultList();
  }

  String text(String documentId) {
    return String.join(
        "",
        db.createQuery(
                "select p.text from DocumentPart p where p.documentId = :id order by p.number",
                String.class)
            .setParameter("id", documentId)
            .getResultList());
  }

  void addText(String documentId, String text) {
    DocumentPart.of(documentId, text).forEach(db::persist);
  }

  void removeText(String documentId) {
    db.createQuery("delete from DocumentPart p where p.documentId = :id")
        .setParameter("id", documentId)
        .executeUpdate();
  }

  boolean wasBrought(String name, String digest) {
    var before = db.find(Brought.class, name);
    return before != null && before.isOf(digest);
  }

  /**
   * Whether it is new that something of that name is brought in that form; from now on it is not.
   */
  boolean bring(String name, String digest) {
    var before = db.find(Brought.class, name);
    if (before == null) {
      db.persist(new Brought(name, digest));
      return true;
    }
    if (before.isOf(digest)) {
      return false;
    }
    before.renew(digest);
    return true;
  }
}
