package dev.meshgate.audit;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Where everything that happens is told. */
@ApplicationScoped
public class Audit {

  @Inject AuditRepository rows;
  @Inject AuditWriter writer;
  @Inject Acting acting;
  @Inject Node node;
  @Inject Event<Noted> noted;
  @Inject Clock clock;

  /** Within the transaction that it was told in. */
  record Noted() {}

  /** Writes it down in the caller's transaction: both are kept, or neither. */
  @Transactional
  public void note(Deed deed) {
    rows.add(new PendingEntry(node.name(), dated(complete(deed))));
    noted.fire(new Noted());
  }

  void wake(@Observes(during = AFTER_SUCCESS) Noted event) {
    writer.expectPending();
  }

  /**
   * Hands it to the writer, which has written it down within 200 ms. What is done often in that
   * time is told once, with what was different each time. Waits while the queue is full.
   *
   * @param call what may be different the next time, as members of a JSON object
   */
  public void noteSoon(Deed deed, String call) {
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    writer.take(new Deed.Dated(deed, at, "{\"at\":\"" + at + "\"," + call + "}"));
  }

  private Deed complete(Deed deed) {
    try {
      return acting.complete(deed);
    } catch (ContextNotActiveException | IllegalStateException e) {
      // The server does it, of its own accord.
      return deed;
    }
  }

  private Deed.Dated dated(Deed deed) {
    return new Deed.Dated(deed, clock.instant());
  }
}
