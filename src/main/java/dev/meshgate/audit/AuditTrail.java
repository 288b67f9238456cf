package dev.meshgate.audit;

import dev.meshgate.audit.AuditQuery.Behind;
import dev.meshgate.platform.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What was written down, for those who must know. */
@ApplicationScoped
public class AuditTrail {

  private static final int EXPORTED_AT_ONCE = 500;

  @Inject AuditRepository rows;
  @Inject AuditWriter writer;
  @Inject Audit audit;
  @Inject Seal seal;

  /**
   * Some entries, newest first.
   *
   * @param next where the next ones begin; empty after the last
   */
  public record Page(List<Entry> entries, Optional<Behind> next) {}

  /** Everything that was told on this node before is in it; what other nodes told, after 200 ms. */
  public Page page(AuditQuery query, int most) {
    writer.write();
    var found = rows.page(query, most);
    var next =
        found.size() < most
            ? Optional.<Behind>empty()
            : Optional.of(behind(found.get(found.size() - 1)));
    return new Page(found, next);
  }

  private static Behind behind(Entry entry) {
    return new Behind(entry.at(), entry.place());
  }

  /** Hands over every entry, newest first, without ever holding all of them. */
  public void each(AuditQuery query, Consumer<Entry> taker) {
    var page = page(query, EXPORTED_AT_ONCE);
    page.entries().forEach(taker);
    while (page.next().isPresent()) {
      page = page(query.after(page.next().orElseThrow()), EXPORTED_AT_ONCE);
      page.entries().forEach(taker);
    }
  }

  /**
   * Takes a person's name and addresses out of everything that was written down. That something was
   * done stays, and the chains still hold.
   *
   * @return in how many entries the person was named
   */
  @Transactional
  public int erase(String account) {
    writer.write();
    var erased = rows.erase(account);
    audit.note(Deed.of(Kind.ADMINISTRATION, "audit.erased").saying("entries", erased));
    return erased;
  }

  /**
   * Whether a chain is as it was written.
   *
   * @param entries how many there are
   * @param removed how many were removed because their time was over
   * @param problem what is wrong, in words; empty when nothing is
   */
  public record Verified(String node, long entries, long removed, Optional<String> problem) {}

  /** Makes every hash of every chain again, and every seal. */
  public List<Verified> verify() {
    writer.write();
    var verified = new ArrayList<Verified>();
    for (var head : rows.heads()) {
      verified.add(new ChainCheck(head, rows, seal).verified());
    }
    return verified;
  }
}
