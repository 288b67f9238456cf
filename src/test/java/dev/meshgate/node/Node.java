package dev.meshgate.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * /** Node and the packages that a folder pins, brought from the npm registry. Nothing of the
 * machine's own Node is used: what we run wants a newer one than most machines have.
 */
public final class Node {
  private static final Path PINS = Path.of("src", "clients", "package-lock.json");

  private final Path binary;
  private final Path work;
  private final Path npm;

  private Node(Path binary, Path work, Path npm) {
    this.binary = binary;
    this.work = work;
    this.npm = npm;
  }

  /** What {@code src/name} holds, with its packages, in {@code target/name}. */
  public static Node installed(String name) throws IOException, InterruptedException {
    return installed(Path.of("src", name), Path.of("target", name).toAbsolutePath());
  }

  /**
   * With the scripts and the packages of that folder. Node itself and npm are always those that
   * {@code src/clients} pins.
   *
   * @param work an absolute folder below {@code target} where they are put
   */
  public static Node installed(Path sources, Path work) throws IOException, InterruptedException {
    copy(sources, work);
    String pins = Files.readString(PINS);
    Path runtime = Tarball.pinned(pins, "node-linux-" + architecture()).unpackedIn(cache());
    Path npm = Tarball.pinned(pins, "npm").unpackedIn(cache());
    Node node = new Node(runtime.resolve("bin").resolve("node"), work, npm);
    node.install();
    return node;
  }

  /** The program. */
  public Path binary() {
    return binary;
  }

  /** The script that runs a package which is not installed. */
  public Path npx() {
    return npm.resolve("bin/npx-cli.js");
  }

  /** Where scripts and packages are. */
  public Path work() {
    return work;
  }

  /** Where stories leave pictures, logs and the homes of their clients. */
  public Path folder() {
    return work.resolve("out");
  }

  /** Runs one story; one that fails or does not end in time is told with all that it said. */
  public void tell(String story, Map<String, String> environment, Duration limit)
      throws IOException, InterruptedException {
    run(story.replace(".js", "").replace(" ", "-"), List.of(story.split(" ")), environment, limit);
  }

  private void install() throws IOException, InterruptedException {
    String lock = Files.readString(work.resolve("package-lock.json"));
    Path mark = work.resolve("node_modules").resolve(".meshgate-lock");
    if (Files.exists(mark) && Files.readString(mark).equals(lock)) {
      return;
    }
    Path program = npm.resolve("bin/npm-cli.js");
    String flags = "ci --omit=dev --omit=optional --ignore-scripts --prefer-offline --no-audit";
    List<String> command = List.of((program + " " + flags).split(" "));
    run("npm-ci", command, Map.of(), Duration.ofMinutes(3));
    Files.writeString(mark, lock);
  }

  private void run(
      String name, List<String> command, Map<String, String> environment, Duration limit)
      throws IOException, InterruptedException {
    Files.createDirectories(folder());
    Path log = folder().resolve(name + ".log");
    List<String> line = new ArrayList<>(List.of(binary.toString()));
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line).directory(work.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      Stream.concat(process.descendants(), Stream.of(process.toHandle()))
          .toList()
          .forEach(ProcessHandle::destroyForcibly);
    }
    if (!ended || process.exitValue() != 0) {
      String end = ended ? "failed" : "did not end within " + limit.toSeconds() + " s";
      throw new AssertionError("%s %s:%n%s".formatted(name, end, Files.readString(log)));
    }
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("meshgate");
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
  }

  private static boolean isSource(Path file) {
    return Files.isRegularFile(file) && !file.toString().contains("node_modules");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Node::isSource).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
