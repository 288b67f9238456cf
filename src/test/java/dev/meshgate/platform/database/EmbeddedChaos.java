package dev.meshgate.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Product;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.Driver;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link OneWriter} is for. When everybody writes at the same time H2 loses parts of
 * transactions, in every second run of a hundred cuts or so; {@code -Dchaos.writers=all} shows it.
 */
@DisplayName("H2 itself, when the power is cut while one at a time writes")
class EmbeddedChaos {

  private static final int CUTS = 100;

  private final Random random = new Random();

  @Test
  void hasTheWholeOfEachTransactionOrNothing(@TempDir Path folder)
      throws SQLException, IOException, InterruptedException {
    var file = folder.resolve("cut");
    try (var connection = Writers.open(file);
        var statement = connection.createStatement()) {
      statement.execute("create table head (number bigint)");
      statement.execute(
          "create table link (chain varchar, number bigint, text varchar,"
              + " primary key (chain, number))");
      statement.execute("create table note (id varchar primary key, text varchar)");
      statement.execute("insert into head values (0)");
      connection.commit();
    }
    var before = 0L;
    for (var cut = 1; cut <= CUTS; cut++) {
      writeUntilTheCut(file);
      try (var connection = Writers.open(file);
          var statement = connection.createStatement()) {
        var head = number(statement, "select number from head");
        assertThat(number(statement, "select max(number) from link"))
            .as("the last link after cut " + cut)
            .isEqualTo(head);
        assertThat(number(statement, "select count(*) from link"))
            .as("links after cut " + cut)
            .isEqualTo(head);
        assertThat(head).isGreaterThanOrEqualTo(before);
        before = head;
      }
    }
    assertThat(before).as("something was written").isGreaterThan(CUTS);
  }

  private void writeUntilTheCut(Path file) throws IOException, InterruptedException {
    var oneAtATime = !System.getProperty("chaos.writers", "one").equals("all");
    var classes =
        Stream.of(Driver.class, Writers.class)
            .map(Product::libraryOf)
            .map(File::getPath)
            .collect(Collectors.joining(File.pathSeparator));
    var writers =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-classpath",
                classes,
                Writers.class.getName(),
                file.toString(),
                String.valueOf(oneAtATime))
            .inheritIO()
            .start();
    Thread.sleep(500 + random.nextInt(1_500));
    writers.destroyForcibly().waitFor();
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
