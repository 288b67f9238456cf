package dev.meshgate.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a server holds when everything that nobody needs has been thrown away.
 *
 * @param kilobytes of the heap in use
 * @param threads alive
 */
record Inside(int kilobytes, int threads) {

  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  /** Looks into the Java process, which may be a child of the script that was started. */
  static Inside of(ProcessHandle started) {
    var java =
        started
            .descendants()
            .filter(child -> child.info().command().orElse("").endsWith("java"))
            .findFirst()
            .orElse(started);
    // What the first one only finds to be done with, the second throws away.
    ask(java, "GC.run");
    ask(java, "GC.run");
    var heap = USED.matcher(ask(java, "GC.heap_info"));
    if (!heap.find()) {
      throw new IllegalStateException("jcmd does not tell the heap");
    }
    var threads = ask(java, "Thread.print").lines().filter(line -> line.startsWith("\"")).count();
    return new Inside(Integer.parseInt(heap.group(1)), (int) threads);
  }

  private static String ask(ProcessHandle java, String question) {
    try {
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var asking =
          new ProcessBuilder(jcmd, String.valueOf(java.pid()), question)
              .redirectErrorStream(true)
              .start();
      return new String(asking.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
