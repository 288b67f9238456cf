package dev.meshgate.platform.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** The database does not answer. Nobody made a mistake, and it will pass. */
public final class Outage {

  /** What whoever asked is told. */
  public static final String SENTENCE =
      "The database cannot be reached just now. Try again in a moment.";

  /** After so many seconds it is worth another try ({@code Retry-After}). */
  public static final long RETRY_AFTER_SECONDS = 2;

  private static final int DEEPEST = 30;

  private Outage() {}

  /** Whether that is why something failed. */
  public static boolean isBehind(@Nullable Throwable failure) {
    var cause = failure;
    for (var depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (isOne(cause)) {
        return true;
      }
      for (var other : cause.getSuppressed()) {
        if (isOne(other)) {
          return true;
        }
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * The SQL states are: 08, the connection is none (SQL:2016); 57P, the database is ending or
   * beginning, and 53300, it has no connection left (PostgreSQL, appendix A). What a pool of
   * connections throws when it has none is of the container's own making.
   */
  private static boolean isOne(Throwable thrown) {
    if (thrown instanceof SQLTransientConnectionException) {
      return true;
    }
    if (thrown instanceof SQLException database && database.getSQLState() != null) {
      var state = database.getSQLState();
      return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }
    return thrown.getClass().getName().startsWith("jakarta.resource.");
  }
}
