package dev.meshgate.platform.database;

import java.sql.SQLException;
import javax.sql.DataSource;

/** A database in this process, which no other node can be using. */
public final class Embedded {

  private Embedded() {}

  /** Asked of the database itself: whoever runs the server may have named it anywhere. */
  public static boolean isBehind(DataSource database) {
    try (var connection = database.getConnection()) {
      return isAt(connection.getMetaData().getURL());
    } catch (SQLException e) {
      throw new IllegalStateException("the data source jdbc/meshgate cannot be used", e);
    }
  }

  static boolean isAt(String url) {
    return url.matches("jdbc:h2:(?!tcp:|ssl:).*");
  }
}
