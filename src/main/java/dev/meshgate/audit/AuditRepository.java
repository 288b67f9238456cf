package dev.meshgate.audit;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.meshgate.platform.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chains and what waits for them, as rows. */
@ApplicationScoped
@Transactional
class AuditRepository {

  private static final int PAGE = 1_000;

  @PersistenceContext EntityManager db;
  @Inject Seal seal;

  void add(PendingEntry entry) {
    db.persist(entry);
  }

  /**
   * Links what waits, and then that, to the end of a node's chain. All of it or nothing, whatever
   * becomes of the transaction of who wants to see it.
   */
  @Transactional(REQUIRES_NEW)
  List<Entry> append(String node, List<Deed.Dated> queued) {
    var waiting = pending(node);
    if (waiting.isEmpty() && queued.isEmpty()) {
      return List.of();
    }
    var head = head(node);
    var number = head.number();
    var digest = head.digest();
    var entries = new ArrayList<Entry>();
    var all = new ArrayList<Deed.Dated>();
    waiting.forEach(entry -> all.add(entry.dated()));
    all.addAll(queued);
    for (var dated : all) {
      number++;
      var entry = new Entry(new Place(node, number), dated, digest);
      digest = entry.digest();
      db.persist(entry);
      entries.add(entry);
    }
    head.reach(entries.get(entries.size() - 1), seal);
    if (!waiting.isEmpty()) {
      db.createQuery("delete from PendingEntry p where p.number in :numbers")
          .setParameter("numbers", waiting.stream().map(PendingEntry::number).toList())
          .executeUpdate();
    }
    return entries;
  }

  private List<PendingEntry> pending(String node) {
    return db.createQuery(
            "from PendingEntry p where p.node = :node order by p.number", PendingEntry.class)
        .setParameter("node", node)
        .setMaxResults(PAGE)
        .getResultList();
  }

  private Head head(String node) {
    var known = db.find(Head.class, node, LockModeType.PESSIMISTIC_WRITE);
    if (known != null) {
      return known;
    }
    var first = new Head(node);
    db.persist(first);
    return first;
  }

  /** Takes over what a node has left behind that is not there to link it. */
  void adopt(String node, Instant before) {
    db.createQuery("update PendingEntry p set p.node = :node where p.node <> :node and p.at < :at")
        .setParameter("node", node)
        .setParameter("at", before)
        .executeUpdate();
  }

  List<Head> heads() {
    return db.createQuery("from Head h order by h.node", Head.class).getResultList();
  }

  Optional<Entry> find(Place place) {
    return Optional.ofNullable(db.find(Entry.class, place));
  }

  /** The links of a chain after that one, in their order. */
  List<Entry> after(Place place) {
    return db.createQuery(
            "from Entry e where e.place.node = :node and e.place.number > :number"
                + " order by e.place.number",
            Entry.class)
        .setParameter("node", place.node())
        .setParameter("number", place.number())
        .setMaxResults(PAGE)
        .getResultList();
  }

  /** What was done, newest first. */
  List<Entry> page(AuditQuery query, int most) {
    return db.createQuery(
            "from Entry e where e.kind <> :removed"
                + " and e.at >= :from and e.at < :to"
                + " and (:kind = '' or e.kind = :kind)"
                + " and (:account = '' or e.subject = :account or e.about = :account)"
                + " and (:client = '' or e.client = :client)"
                + " and (:outcome = '' or e.outcome = :outcome)"
                + " and (e.at < :at or (e.at = :at and (e.place.node < :node"
                + " or (e.place.node = :node and e.place.number < :number))))"
                + " order by e.at desc, e.place.node desc, e.place.number desc",
            Entry.class)
        .setParameter("removed", Entry.REMOVED)
        .setParameter("from", query.from())
        .setParameter("to", query.to())
        .setParameter("kind", query.kind())
        .setParameter("account", query.account())
        .setParameter("client", query.client())
        .setParameter("outcome", query.outcome())
        .setParameter("at", query.behind().at())
        .setParameter("node", query.behind().place().node())
        .setParameter("number", query.behind().place().number())
        .setMaxResults(most)
        .getResultList();
  }

  /** Takes a person's name out; what was done stays. */
  int erase(String account) {
    var did =
        db.createQuery(
                "update Entry e set e.subject = '', e.address = '', e.actorSalt = null"
                    + " where e.subject = :account")
            .setParameter("account", account)
            .executeUpdate();
    var was =
        db.createQuery(
                "update Entry e set e.about = '', e.aboutSalt = null where e.about = :account")
            .setParameter("account", account)
            .executeUpdate();
    return did + was;
  }

  /**
   * Removes some of a chain whose time is over.
   *
   * @return whether there may be more
   */
  boolean removeSome(String node, Kind kind, Instant before) {
    var old =
        db.createQuery(
                "from Entry e where e.place.node = :node and e.kind = :kind and e.at < :before"
                    + " order by e.place.number",
                Entry.class)
            .setParameter("node", node)
            .setParameter("kind", kind.value())
            .setParameter("before", before)
            .setMaxResults(PAGE)
            .getResultList();
    var run = new ArrayList<Entry>();
    for (var entry : old) {
      if (!run.isEmpty() && last(run).place().number() + 1 != entry.place().number()) {
        remove(run);
        run.clear();
      }
      run.add(entry);
    }
    if (!run.isEmpty()) {
      remove(run);
    }
    return old.size() == PAGE;
  }

  private static Entry last(List<Entry> run) {
    return run.get(run.size() - 1);
  }

  /** Links that follow one another become one, with what was removed on either side of them. */
  private void remove(List<Entry> run) {
    var node = run.get(0).place().node();
    var first = run.get(0).place().number();
    var last = last(run).place().number();
    var from = find(new Place(node, first - 1)).filter(Entry::isRemoved).map(Entry::first);
    var stays = find(new Place(node, last + 1)).filter(Entry::isRemoved).orElse(last(run));
    var begin = from.orElse(first);
    var end = stays.place().number();
    stays.remove(begin, Head.sealOf(seal, node, begin, end, stays.digest()));
    db.flush();
    db.createQuery(
            "delete from Entry e where e.place.node = :node"
                + " and e.place.number >= :begin and e.place.number < :end")
        .setParameter("node", node)
        .setParameter("begin", begin)
        .setParameter("end", end)
        .executeUpdate();
  }
}
