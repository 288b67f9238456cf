package dev.meshgate.platform.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source for what may take long, such as a migration of a big table: its connections wait
 * for an answer as long as it takes, whatever the address of the database says.
 *
 * @param hasty the one for everything else
 */
public record Patient(DataSource hasty) implements DataSource {

  private static final int FOR_EVER = 0;

  @Override
  public Connection getConnection() throws SQLException {
    return patient(hasty.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return patient(hasty.getConnection(user, password));
  }

  private static Connection patient(Connection connection) throws SQLException {
    try {
      connection.setNetworkTimeout(Runnable::run, FOR_EVER);
    } catch (SQLFeatureNotSupportedException e) {
      // A database in this process is never waited for in vain.
      return connection;
    }
    return connection;
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return hasty.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    hasty.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    hasty.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return hasty.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return hasty.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return hasty.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return hasty.isWrapperFor(type);
  }
}
