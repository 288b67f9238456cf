package dev.meshgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A process and what it started, as Linux counts their processor time (proc(5)). */
record ProcessTree(ProcessHandle root) {

  /** {@code USER_HZ}: the unit of /proc/pid/stat on every Linux that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  /**
   * Seconds of processor time that the tree has used, kernel included, and with what those have
   * used that have ended: a database starts processes that do not live long.
   */
  double cpuSeconds() throws IOException {
    double ticks = 0;
    for (var process : processes()) {
      try {
        ticks += ticks(process, 4);
      } catch (IOException e) {
        // It has just ended, and what it used is its parent's now.
        if (process.isAlive()) {
          throw e;
        }
      }
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** The same of the root alone. */
  double ownCpuSeconds() throws IOException {
    return ticks(root, 2) / TICKS_PER_SECOND;
  }

  /** How much memory the living processes of the tree hold. */
  long residentMegabytes() throws IOException {
    return status("VmRSS:") / 1024;
  }

  /** How many threads they have, the kernel's way of counting. */
  long threads() throws IOException {
    return status("Threads:");
  }

  /** The sum of a line of /proc/pid/status. */
  private long status(String name) throws IOException {
    long sum = 0;
    for (var process : processes()) {
      for (var line :
          Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
        if (line.startsWith(name)) {
          sum += Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    }
    return sum;
  }

  /** The JVM of the tree, which a script may have started. */
  ProcessHandle jvm() {
    return processes().stream()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no java below " + root.pid()));
  }

  /** Binds every thread that there is to one core, and so every thread that these start. */
  void pinTo(int core, Path folder) throws IOException, InterruptedException {
    for (var process : processes()) {
      pin(process, core, folder);
    }
  }

  /** The same of the root alone. */
  void pinRootTo(int core, Path folder) throws IOException, InterruptedException {
    pin(root, core, folder);
  }

  private static void pin(ProcessHandle process, int core, Path folder)
      throws IOException, InterruptedException {
    var words = List.of("taskset", "-acp", Integer.toString(core), Long.toString(process.pid()));
    try {
      new Command(folder, folder.resolve("taskset.log"), words).run(1);
    } catch (IllegalStateException e) {
      if (process.isAlive()) {
        throw e;
      }
    }
  }

  /** Ends the tree, leaves last, and waits. */
  void end() {
    var all = processes();
    all.forEach(ProcessHandle::destroy);
    all.forEach(process -> process.onExit().join());
  }

  private List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(root), root.descendants())
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  /**
   * Fields 14 and 15, its own, and 16 and 17, its ended children's. They are counted from the last
   * parenthesis, because field 2 may hold anything.
   */
  private static long ticks(ProcessHandle process, int fieldsFrom14) throws IOException {
    var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Arrays.stream(fields, 11, 11 + fieldsFrom14).mapToLong(Long::parseLong).sum();
  }
}
