package dev.meshgate.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL of its own, which writes what it has said to be written. */
record Postgres(EmbeddedPostgres server, ProcessTree processes) {

  /** It begins empty, and is ended with this program. */
  static Postgres start(Path folder) throws IOException {
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(true)
            // Made for tests, it would else leave both off.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    var pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip();
    var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    return new Postgres(server, new ProcessTree(postmaster));
  }

  /** What tells Meshgate to keep everything there. */
  Map<String, String> environment() {
    return Map.of(
        "MESHGATE_DB_URL",
        server.getJdbcUrl("postgres", "postgres"),
        "MESHGATE_DB_USER",
        "postgres",
        "MESHGATE_DB_PASSWORD",
        "postgres",
        "MESHGATE_SECRET",
        "bench-only-0123456789-abcdefghijklmnopqrstuvwxyz");
  }
}
