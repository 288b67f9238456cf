package dev.meshgate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Liberty server of its own with the product in it, on a free port of this computer: the WAR and
 * the configuration that are shipped, told apart from another only by its environment.
 */
public final class Gate implements AutoCloseable {

  /** The administrator that every gate begins with. */
  public static final String EMAIL = "ada@example.com";

  public static final String PASSWORD = "correct horse battery staple";

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static @Nullable Gate onH2;

  private final Path home;
  private final Map<String, String> environment;
  private final int port;
  private @Nullable Process process;

  private Gate(String name, Map<String, String> settings) {
    home = TARGET.resolve("gates").resolve(name);
    port = freePort();
    environment = new LinkedHashMap<>();
    environment.put("WLP_USER_DIR", home.toString());
    environment.put("MESHGATE_HTTP_PORT", String.valueOf(port));
    environment.put("MESHGATE_DATA_DIR", home.resolve("data").toString());
    environment.put("MESHGATE_BOOTSTRAP_ADMIN_EMAIL", EMAIL);
    environment.put("MESHGATE_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
    environment.put("MESHGATE_DEMO", "true");
    environment.putAll(settings);
  }

  /** The one gate on the embedded database that the tests of this run share. */
  public static synchronized Gate onH2() {
    if (onH2 == null) {
      onH2 =
          start(
              "h2",
              Map.of(
                  "MESHGATE_SIGN_UP", "true",
                  "MESHGATE_KEY_ANNOUNCED", "2s",
                  "MESHGATE_REGISTRATION_HOURLY", "10000"));
    }
    return onH2;
  }

  /**
   * A new gate with nothing in it. It stops at the end of the run at the latest.
   *
   * @param settings environment values beside the usual ones
   */
  public static Gate start(String name, Map<String, String> settings) {
    return start(
        new Gate(name, settings),
        server -> copyAll(Path.of("liberty-config").toAbsolutePath(), server));
  }

  /** A new gate in a server that is not ours: of what is shipped, it has the WAR alone. */
  public static Gate startIn(String name, String serverXml, Map<String, String> settings) {
    var gate = new Gate(name, settings);
    gate.environment.put("HTTP_PORT", String.valueOf(gate.port));
    gate.environment.put("MESHGATE_BASE_URL", gate.baseUrl());
    return start(gate, server -> Files.writeString(server.resolve("server.xml"), serverXml));
  }

  private static Gate start(Gate gate, Configuration configuration) {
    try {
      deleteAll(gate.home);
      var server = Files.createDirectories(gate.home.resolve("servers/meshgate"));
      configuration.writeTo(server);
      copyAll(TARGET.resolve("jdbc"), server.resolve("jdbc"));
      Files.createDirectories(server.resolve("apps"));
      Files.copy(TARGET.resolve("meshgate.war"), server.resolve("apps/meshgate.war"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gate.run();
    Runtime.getRuntime().addShutdownHook(new Thread(gate::close));
    return gate;
  }

  /** Puts what configures a server into its folder. */
  private interface Configuration {
    void writeTo(Path server) throws IOException;
  }

  /** Starts the server, or starts it again on the data that it had. */
  public void run() {
    try {
      var wlp = TARGET.resolve("liberty/wlp");
      var log = home.resolve("console.log").toFile();
      var builder = new ProcessBuilder(wlp.resolve("bin/server").toString(), "run", "meshgate");
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
      process = builder.start();
      awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    var deadline = Instant.now().plus(PATIENCE);
    while (!isReady()) {
      if (Instant.now().isAfter(deadline) || process == null || !process.isAlive() || hasFailed()) {
        kill();
        throw new IllegalStateException("the server did not start; see " + home);
      }
      pause();
    }
  }

  /** The server goes on running where its application does not start. */
  private boolean hasFailed() {
    var logs = logs();
    return Stream.of("CWWKZ0002E", "CWWKZ0004E", "SRVE0283E").anyMatch(logs::contains);
  }

  private boolean isReady() {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(baseUrl() + "/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public String baseUrl() {
    return "http://localhost:" + port;
  }

  /** The process that was started; the server may be a child of it. */
  public ProcessHandle process() {
    if (process == null) {
      throw new IllegalStateException("the server does not run");
    }
    return process.toHandle();
  }

  public Path data() {
    return home.resolve("data");
  }

  /** Everything that the server has written to its logs and to the console. */
  public String logs() {
    try {
      var messages = home.resolve("servers/meshgate/logs/messages.log");
      var console = home.resolve("console.log");
      return (Files.exists(console) ? Files.readString(console) : "")
          + (Files.exists(messages) ? Files.readString(messages) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the server as a power cut would: no hook runs, nothing is flushed. */
  public void kill() {
    var running = process;
    if (running == null) {
      return;
    }
    running.descendants().forEach(ProcessHandle::destroyForcibly);
    running.destroyForcibly();
    try {
      running.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    process = null;
  }

  @Override
  public void close() {
    kill();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
