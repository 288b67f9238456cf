package dev.meshgate.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the machine that is run to its end; its output goes to a file. */
record Command(Path directory, Path log, List<String> words) {

  void run(int minutes) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(
          words + " took more than " + minutes + " minutes, see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(words + " failed, see " + log);
    }
  }
}
