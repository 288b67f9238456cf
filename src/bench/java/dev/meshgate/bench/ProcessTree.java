package dev.meshgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process and what it started, as Linux counts their processor time (proc(5)). */
record ProcessTree(ProcessHandle root) {

  /** {@code USER_HZ}: the unit of /proc/pid/stat on every Linux that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  /** Seconds of processor time that the living processes of the tree have used, kernel included. */
  double cpuSeconds() throws IOException {
    double ticks = 0;
    for (var process : processes()) {
      ticks += ticks(process);
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** The same of the root alone. */
  double ownCpuSeconds() throws IOException {
    return ticks(root) / TICKS_PER_SECOND;
  }

  /** How much memory the living processes of the tree hold. */
  long residentMegabytes() throws IOException {
    long kilobytes = 0;
    for (var process : processes()) {
      for (var line :
          Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
        if (line.startsWith("VmRSS:")) {
          kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    }
    return kilobytes / 1024;
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
    new Command(folder, folder.resolve("taskset.log"), words).run(1);
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

  /** Fields 14 and 15; counted from the last parenthesis, because field 2 may hold anything. */
  private static long ticks(ProcessHandle process) throws IOException {
    var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }
}
