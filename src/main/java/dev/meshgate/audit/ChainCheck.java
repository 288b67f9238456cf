package dev.meshgate.audit;

import dev.meshgate.audit.AuditTrail.Verified;
import dev.meshgate.platform.Seal;
import java.util.Optional;

/** Goes through one chain from its first link to where its head says that it ends. */
final class ChainCheck {

  private final Head head;
  private final AuditRepository rows;
  private final Seal seal;
  private long entries;
  private long removed;
  private long seen;
  private String digest = Head.BEFORE_THE_FIRST;

  ChainCheck(Head head, AuditRepository rows, Seal seal) {
    this.head = head;
    this.rows = rows;
    this.seal = seal;
  }

  Verified verified() {
    var problem = problem();
    return new Verified(head.node(), entries, removed, problem);
  }

  private Optional<String> problem() {
    if (!head.isOurs(seal)) {
      return Optional.of("The seal of the chain's end was not made by this installation.");
    }
    for (var page = rows.after(new Place(head.node(), 0));
        !page.isEmpty();
        page = rows.after(new Place(head.node(), seen))) {
      for (var entry : page) {
        // What was written while we read is for the next time.
        if (entry.place().number() > head.number()) {
          return Optional.empty();
        }
        var wrong = look(entry);
        if (wrong.isPresent()) {
          return wrong;
        }
      }
    }
    return seen == head.number() && digest.equals(head.digest())
        ? Optional.empty()
        : Optional.of("Entries after " + seen + " are missing, up to " + head.number() + ".");
  }

  private Optional<String> look(Entry entry) {
    if (entry.first() != seen + 1) {
      return Optional.of("Entry " + (seen + 1) + " is missing.");
    }
    var number = entry.place().number();
    var wrong = entry.isRemoved() ? wrongRun(entry) : entry.wrongAfter(digest);
    if (entry.isRemoved()) {
      removed += number - seen;
    } else {
      entries++;
    }
    seen = number;
    digest = entry.digest();
    return wrong.map(how -> "Entry " + number + " " + how + ".");
  }

  private Optional<String> wrongRun(Entry entry) {
    var expected =
        Head.sealOf(seal, head.node(), entry.first(), entry.place().number(), entry.digest());
    return entry.seal().filter(expected::equals).isPresent()
        ? Optional.empty()
        : Optional.of("was removed, and not by this installation");
  }
}
