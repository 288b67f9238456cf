package dev.meshgate.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server under load: where it is asked, its processes, and those of the database that it keeps
 * its things in, if that is another program.
 */
record Server(URI endpoint, ProcessTree processes, Optional<ProcessTree> store)
    implements AutoCloseable {

  Server(URI endpoint, ProcessTree processes) {
    this(endpoint, processes, Optional.empty());
  }

  /** A command that starts a server, and where its output goes. */
  record Start(Path directory, Path log, List<String> words, Map<String, String> environment) {

    /** What chooses the JDK of a program that is started by a script. */
    static final String JAVA_HOME = "JAVA_HOME";

    Start(Path directory, Path log, List<String> words) {
      this(directory, log, words, new HashMap<>());
    }

    Start with(String name, String value) {
      environment.put(name, value);
      return this;
    }
  }

  /** Starts a server and waits until its port takes connections. */
  static Server start(URI endpoint, Start start) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(start.words())
            .directory(start.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(start.log().toFile());
    builder.environment().putAll(start.environment());
    var process = builder.start();
    var server = new Server(endpoint, new ProcessTree(process.toHandle()));
    // A run that is interrupted must not leave servers behind.
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    for (int tries = 0; !server.listens(); tries++) {
      if (process.waitFor(250, TimeUnit.MILLISECONDS) || tries > 480) {
        server.close();
        throw new IllegalStateException(start.words() + " does not listen, see " + start.log());
      }
    }
    return server;
  }

  double storeCpuSeconds() throws IOException {
    return store.isPresent() ? store.orElseThrow().cpuSeconds() : 0;
  }

  void pinTo(int core, Path folder) throws IOException, InterruptedException {
    processes.pinTo(core, folder);
    if (store.isPresent()) {
      store.orElseThrow().pinTo(core, folder);
    }
  }

  private boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), 250);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  @Override
  public void close() {
    processes.end();
  }
}
