package dev.meshgate.platform.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** A process of its own that writes to an embedded database until it is killed. */
final class Writers {

  private static final int THREADS = 6;
  private static final ReentrantLock ONE = new ReentrantLock(true);

  private Writers() {}

  /**
   * Writes.
   *
   * @param args the database's file, and whether one at a time writes
   */
  public static void main(String[] args) throws SQLException {
    var oneAtATime = Boolean.parseBoolean(args[1]);
    for (var writer = 0; writer < THREADS; writer++) {
      var connection = open(Path.of(args[0]));
      var chains = writer % 2 == 0;
      new Thread(() -> write(connection, oneAtATime, chains)).start();
    }
  }

  static Connection open(Path file) throws SQLException {
    var connection = DriverManager.getConnection("jdbc:h2:file:" + file + ";WRITE_DELAY=0");
    connection.setAutoCommit(false);
    return connection;
  }

  private static void write(Connection connection, boolean oneAtATime, boolean chains) {
    var random = new Random();
    try {
      while (true) {
        if (oneAtATime) {
          ONE.lock();
        }
        var text = "x".repeat(random.nextInt(400));
        if (chains) {
          append(connection, 1 + random.nextInt(4), text);
        } else {
          note(connection, text);
        }
        connection.commit();
        if (oneAtATime) {
          ONE.unlock();
        }
        Thread.sleep(random.nextInt(2));
      }
    } catch (SQLException | InterruptedException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  /** Some links more, and how far the chain reaches. */
  private static void append(Connection connection, int links, String text) throws SQLException {
    try (var statement = connection.createStatement();
        var insert = connection.prepareStatement("insert into link values ('chain', ?, ?)")) {
      long number;
      try (var head = statement.executeQuery("select number from head for update")) {
        head.next();
        number = head.getLong(1);
      }
      for (var link = 0; link < links; link++) {
        number++;
        insert.setLong(1, number);
        insert.setString(2, text);
        insert.addBatch();
      }
      insert.executeBatch();
      statement.executeUpdate("update head set number = " + number);
    }
  }

  /** Something beside the chain, for which nobody waits: it saves while others are at work. */
  private static void note(Connection connection, String text) throws SQLException {
    try (var insert = connection.prepareStatement("insert into note values (?, ?)")) {
      insert.setString(1, UUID.randomUUID().toString());
      insert.setString(2, text);
      insert.executeUpdate();
    }
  }
}
