package dev.meshgate.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.meshgate.oauth.bearer.Caller;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/** What is left of each limit: a token bucket for whomever it counts, without a lock. */
@ApplicationScoped
public class Limits {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Over so many names the one that was quiet longest is forgotten, and begins anew. */
  private static final int MOST_REMEMBERED = 200_000;

  /** What is counted. */
  public enum Limit {
    /** Requests in the name of one person. */
    PERSON("requests"),
    /** Requests of one application. */
    CLIENT("requests of the application"),
    /** Pieces of work for agents, of one person. */
    WORK("pieces of work"),
    /** Calculations with services, of one person. */
    CALCULATIONS("calculations"),
    /** Requests without a token from one address. */
    ADDRESS("requests without a token");

    private final String what;

    Limit(String what) {
      this.what = what;
    }

    /** What is counted, in words. */
    public String what() {
      return what;
    }
  }

  /**
   * How a limit stands.
   *
   * @param perMinute how much is allowed
   * @param left how much of it there is now
   * @param waitSeconds after how long what was asked for would be there; 0 when it was
   */
  public record Standing(Limit limit, int perMinute, long left, long waitSeconds) {

    public boolean isRefused() {
      return waitSeconds > 0;
    }

    /** What a person or a model is told. */
    public String sentence() {
      return "The limit is "
          + perMinute
          + " "
          + limit.what()
          + " a minute, and it is used up. Try again in "
          + waitSeconds
          + (waitSeconds == 1 ? " second." : " seconds.");
    }
  }

  private record Counted(Limit limit, String whom) {}

  private final Cache<Counted, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_REMEMBERED)
          // A bucket is full again after a minute, so a forgotten one is no gift.
          .expireAfterAccess(MINUTE.multipliedBy(2))
          .build();

  @Inject LimitSettings settings;
  @Inject Clock clock;

  /**
   * Takes so much of a limit, or nothing and says how long to wait.
   *
   * @return empty where nothing is limited
   */
  public Optional<Standing> take(Limit limit, String whom, int items) {
    var perMinute = perMinute(limit);
    if (perMinute == 0) {
      return Optional.empty();
    }
    // More than there can ever be must not wait for ever: it waits for a full bucket.
    var probe = bucket(limit, whom).tryConsumeAndReturnRemaining(Math.min(items, perMinute));
    var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds();
    return Optional.of(
        new Standing(limit, perMinute, probe.getRemainingTokens(), probe.isConsumed() ? 0 : wait));
  }

  /**
   * As {@link #take(Limit, String, int)}, of each under whom a caller is counted: of whoever holds
   * a token for services, and of the one who made it.
   */
  public Optional<Standing> take(Limit limit, Caller caller, int items) {
    var standing = Optional.<Standing>empty();
    var taken = new ArrayList<String>();
    for (var whom : caller.counted()) {
      standing = take(limit, whom, items);
      if (standing.filter(Standing::isRefused).isPresent()) {
        var each = Math.min(items, perMinute(limit));
        taken.forEach(earlier -> bucket(limit, earlier).addTokens(each));
        return standing;
      }
      taken.add(whom);
    }
    return standing;
  }

  /** How a limit stands, without taking of it. */
  public Optional<Standing> look(Limit limit, String whom) {
    var perMinute = perMinute(limit);
    return perMinute == 0
        ? Optional.empty()
        : Optional.of(new Standing(limit, perMinute, bucket(limit, whom).getAvailableTokens(), 0));
  }

  /** How much is allowed in a minute; 0 is without a limit. */
  public int perMinute(Limit limit) {
    return switch (limit) {
      case PERSON -> settings.person();
      case CLIENT -> settings.client();
      case WORK -> settings.work();
      case CALCULATIONS -> settings.calculations();
      case ADDRESS -> settings.address();
    };
  }

  private Bucket bucket(Limit limit, String whom) {
    return buckets.get(new Counted(limit, whom), this::full);
  }

  private Bucket full(Counted counted) {
    var perMinute = perMinute(counted.limit());
    return Bucket.builder()
        .addLimit(band -> band.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .withCustomTimePrecision(new ByOurClock(clock))
        .build();
  }

  /** Time as the rest of the product has it. */
  private record ByOurClock(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      var now = clock.instant();
      return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
