package dev.meshgate.platform.egress;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long an answer may be used (RFC 9111 §5.2.2), within bounds that protect both sides. */
final class Freshness {

  private static final Duration UNSAID = Duration.ofHours(1);
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofDays(1);
  private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age=\"?(\\d{1,9})");
  private static final Pattern FORBIDDEN = Pattern.compile("(?:^|[,\\s])no-(?:store|cache)\\b");

  private Freshness() {}

  /**
   * @param cacheControl the header of that name
   * @param age how long a cache on the way has had it, in seconds
   */
  static Duration of(Optional<String> cacheControl, Optional<String> age) {
    var said = cacheControl.orElse("").toLowerCase(Locale.ROOT);
    if (FORBIDDEN.matcher(said).find()) {
      return LEAST;
    }
    var maxAge = MAX_AGE.matcher(said);
    if (!maxAge.find()) {
      return UNSAID;
    }
    var left = Duration.ofSeconds(Long.parseLong(maxAge.group(1)) - seconds(age.orElse("0")));
    return left.compareTo(LEAST) < 0 ? LEAST : left.compareTo(MOST) > 0 ? MOST : left;
  }

  private static long seconds(String digits) {
    return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : 0;
  }
}
