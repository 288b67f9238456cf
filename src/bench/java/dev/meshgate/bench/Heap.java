package dev.meshgate.bench;

import dev.meshgate.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a program tells how much of its heap is in use, after a full collection. */
interface Heap {

  /**
   * Collects and counts.
   *
   * @param moment told apart from others in what is left of the count
   */
  long liveBytes(String moment) throws IOException, InterruptedException;

  /**
   * Of a JVM: the sum of its histogram of classes, which begins with a full collection and counts
   * what can be reached.
   *
   * @param folder where the histograms are left
   */
  static Heap ofJvm(Path javaHome, ProcessHandle process, Path folder) {
    return moment -> {
      var histogram = folder.resolve("heap-" + moment + ".txt");
      var jcmd = javaHome.resolve("bin/jcmd").toString();
      new Command(
              folder, histogram, List.of(jcmd, Long.toString(process.pid()), "GC.class_histogram"))
          .run(2);
      // "Total  1234567  98765432": instances, bytes.
      var total =
          Files.readAllLines(histogram).stream()
              .filter(line -> line.startsWith("Total"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no histogram, see " + histogram));
      return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    };
  }

  /** Of a peer on Node that has a page for it. */
  static Heap ofPage(URI page) {
    return moment ->
        Long.parseLong(new Visitor(page.resolve("/").toString()).get(page.toString()).body());
  }
}
