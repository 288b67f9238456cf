package dev.meshgate.oauth;

import dev.meshgate.Gate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Codes and tokens on PostgreSQL")
class TokensOnPostgresIT extends TokenStories {

  private static @Nullable EmbeddedPostgres postgres;
  private static @Nullable Gate gate;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    gate =
        Gate.start(
            "postgres",
            Map.of(
                "MESHGATE_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "MESHGATE_DB_USER", "postgres",
                "MESHGATE_DB_PASSWORD", "postgres",
                "MESHGATE_SECRET", "test-only-0123456789-abcdefghijklmnopqrstuvwxyz",
                "MESHGATE_REGISTRATION_HOURLY", "10000"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (gate != null) {
      gate.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @Override
  Gate gate() {
    if (gate == null) {
      throw new IllegalStateException("the server did not start");
    }
    return gate;
  }
}
