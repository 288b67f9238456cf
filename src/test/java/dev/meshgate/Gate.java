package dev.meshgate;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.List;
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

  private static final String PRODUCT = "meshgate.war";
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static @Nullable Gate onH2;

  private final Path home;
  private final Map<String, String> environment;
  private final int port;
  private final List<String> command;
  private @Nullable Process process;

  private Gate(String name, Map<String, String> settings) {
    this(name, List.of(TARGET.resolve("liberty/wlp/bin/server").toString(), "run", "meshgate"));
    environment.put("WLP_USER_DIR", home.toString());
    environment.put("MESHGATE_DATA_DIR", data().toString());
    environment.put("MESHGATE_BOOTSTRAP_ADMIN_EMAIL", EMAIL);
    environment.put("MESHGATE_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
    environment.put("MESHGATE_DEMO", "true");
    // Tests are in a hurry, and all of one address.
    List.of("PERSON", "CLIENT", "WORK", "ADDRESS")
        .forEach(limit -> environment.put("MESHGATE_LIMIT_" + limit, "0"));
    environment.putAll(settings);
  }

  private Gate(String name, List<String> command) {
    this.command = command;
    home = TARGET.resolve("gates").resolve(name);
    port = Ports.free();
    environment = new LinkedHashMap<>();
    environment.put("MESHGATE_HTTP_PORT", String.valueOf(port));
  }

  /** The one gate on the embedded database that the tests of this run share. */
  public static synchronized Gate onH2() {
    if (onH2 == null) {
      var settings = new LinkedHashMap<>(DocumentHost.trust());
      settings.put("MESHGATE_SIGN_UP", "true");
      settings.put("MESHGATE_KEY_ANNOUNCED", "2s");
      settings.put("MESHGATE_REGISTRATION_HOURLY", "10000");
      onH2 = start("h2", settings);
    }
    return onH2;
  }

  /**
   * A new gate with nothing in it. It stops at the end of the run at the latest.
   *
   * @param settings environment values beside the usual ones
   */
  public static Gate start(String name, Map<String, String> settings) {
    return start(name, PRODUCT, settings);
  }

  /**
   * A new gate with another WAR of this build in it.
   *
   * @param war its name in {@code target}
   */
  public static Gate start(String name, String war, Map<String, String> settings) {
    var gate = new Gate(name, settings);
    gate.install(war, server -> copyAll(Path.of("liberty-config").toAbsolutePath(), server));
    return gate.started();
  }

  /** A new gate in a server that is not ours: of what is shipped, it has the WAR alone. */
  public static Gate startIn(String name, String serverXml, Map<String, String> settings) {
    var gate = new Gate(name, settings);
    gate.environment.put("HTTP_PORT", String.valueOf(gate.port));
    gate.environment.put("MESHGATE_BASE_URL", gate.baseUrl());
    gate.install(PRODUCT, server -> Files.writeString(server.resolve("server.xml"), serverXml));
    return gate.started();
  }

  /** A new gate from the one archive. It is told its port, and nothing else but the settings. */
  public static Gate startArchive(String name, Map<String, String> settings) {
    var java = ProcessHandle.current().info().command().orElse("java");
    var gate = new Gate(name, List.of(java, "-jar", TARGET.resolve("meshgate.jar").toString()));
    gate.environment.put("WLP_JAR_EXTRACT_ROOT", gate.home.resolve("unpacked").toString());
    gate.environment.putAll(settings);
    gate.empty();
    return gate.started();
  }

  private void install(String war, Configuration configuration) {
    empty();
    try {
      var server = Files.createDirectories(home.resolve("servers/meshgate"));
      configuration.writeTo(server);
      copyAll(TARGET.resolve("jdbc"), server.resolve("jdbc"));
      Files.createDirectories(server.resolve("apps"));
      Files.copy(TARGET.resolve(war), server.resolve("apps/meshgate.war"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void empty() {
    try {
      deleteAll(home);
      Files.createDirectories(folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Gate started() {
    run();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    return this;
  }

  /** Puts what configures a server into its folder. */
  private interface Configuration {
    void writeTo(Path server) throws IOException;
  }

  /** Starts the server, or starts it again on the data that it had. */
  public void run() {
    try {
      var builder = new ProcessBuilder(command).directory(folder().toFile());
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(
          ProcessBuilder.Redirect.appendTo(home.resolve("console.log").toFile()));
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
        throw new IllegalStateException(
            "the server did not start; see %s:%n%s".formatted(home, lastWords()));
      }
      pause();
    }
  }

  /** The server goes on running where its application does not start. */
  private boolean hasFailed() {
    var logs = logs();
    return Stream.of("CWWKZ0002E", "CWWKZ0004E", "SRVE0283E").anyMatch(logs::contains);
  }

  private String lastWords() {
    var lines = logs().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  private boolean isReady() {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(baseUrl() + "/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.discarding());
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

  /** Where somebody stood who gave the command that started it. */
  public Path folder() {
    return home.resolve("here");
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

  /** Ends the server as an operator would: it is asked to, and takes its time. */
  public void end() {
    var running = process();
    var all = Stream.concat(running.descendants(), Stream.of(running)).toList();
    all.forEach(ProcessHandle::destroy);
    all.forEach(one -> one.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    process = null;
  }

  @Override
  public void close() {
    kill();
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
