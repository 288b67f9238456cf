package dev.meshgate.tasks.conversation;

import dev.meshgate.agents.AgentRequest.Exchange;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What people and agents said to each other. */
@ApplicationScoped
@Transactional
public class Conversations {

  /** In the place of an id: begin a new one. */
  public static final String NEW = "new";

  private static final String PREFIX = "conv_";
  private static final int MOST = 100;

  @Inject ConversationRepository rows;
  @Inject ConversationSettings settings;
  @Inject Clock clock;

  /**
   * A new one, or the one that is meant. It is kept for a while longer from now on. Of a hundred
   * the one that was used the longest time ago makes room.
   *
   * @param wanted {@link #NEW}, or an id
   * @return its id; empty where this person has none of that id
   */
  public Optional<String> taken(String subject, String client, String wanted) {
    var now = clock.instant();
    if (wanted.equals(NEW)) {
      rows.of(subject, now).stream().skip(MOST - 1L).forEach(rows::remove);
      var begun = new Conversation(Secret.opaqueId(PREFIX), subject, client, now, end(now));
      rows.add(begun);
      return Optional.of(begun.id());
    }
    var found = rows.find(wanted).filter(one -> one.isOf(subject, now));
    found.ifPresent(one -> one.use(now, end(now)));
    return found.map(Conversation::id);
  }

  private Instant end(Instant now) {
    return now.plus(settings.kept());
  }

  /**
   * What was said before, the oldest first, as much of it as an agent is told.
   *
   * @param before what was said later is left out
   */
  public List<Exchange> earlier(String subject, String id, Instant before) {
    var told = new ArrayList<Exchange>();
    var left = settings.characters();
    for (var turn : turns(subject, id)) {
      if (turn.saidAt().isAfter(before)) {
        continue;
      }
      left -= turn.characters();
      if (left < 0) {
        break;
      }
      told.add(new Exchange(turn.question(), turn.agent(), turn.answer()));
    }
    Collections.reverse(told);
    return told;
  }

  /** Something was said. Where the conversation was ended meanwhile, nothing is kept. */
  public void said(String subject, String id, ConversationTurn.Said said) {
    var now = clock.instant();
    rows.forChange(id)
        .filter(one -> one.isOf(subject, now))
        .ifPresent(
            one -> {
              one.use(now, end(now));
              rows.turns(id).stream().skip(settings.turns() - 1L).forEach(rows::remove);
              rows.add(new ConversationTurn(id, said, now));
            });
  }

  /** A person's own, the one used last first. */
  public List<Conversation> of(String subject) {
    return rows.of(subject, clock.instant());
  }

  /** The one of that id, if it is that person's. */
  public Optional<Conversation> find(String subject, String id) {
    return rows.find(id).filter(one -> one.isOf(subject, clock.instant()));
  }

  /** What was said in it, the newest first. */
  public List<ConversationTurn> turns(String subject, String id) {
    return find(subject, id).map(one -> rows.turns(one.id())).orElse(List.of());
  }

  /** Ends it, with all that was said in it. The tasks themselves stay. */
  public boolean remove(String subject, String id) {
    var found = find(subject, id);
    found.ifPresent(rows::remove);
    return found.isPresent();
  }

  /** Those that have expired are not kept. */
  public int forget() {
    return rows.forget(clock.instant());
  }
}
