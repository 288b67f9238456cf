package dev.meshgate;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A server on PostgreSQL that is killed in the middle of it")
class CrashOnPostgresChaos extends CrashStories {

  private static final EmbeddedPostgres POSTGRES = started();

  CrashOnPostgresChaos() {
    super(gate(POSTGRES));
  }

  private static EmbeddedPostgres started() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Gate gate(EmbeddedPostgres postgres) {
    var settings = new LinkedHashMap<>(SETTINGS);
    settings.put("MESHGATE_DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
    settings.put("MESHGATE_DB_USER", "postgres");
    settings.put("MESHGATE_DB_PASSWORD", "postgres");
    settings.put("MESHGATE_SECRET", "test-only-0123456789-abcdefghijklmnopqrstuvwxyz");
    return Gate.start("crash-postgres", settings);
  }

  @AfterAll
  void stopDatabase() throws IOException {
    POSTGRES.close();
  }
}
