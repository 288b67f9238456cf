package dev.meshgate.bench;

import dev.meshgate.bench.Report.Ratio;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Contenders that are warmed up, then measured turn by turn, round by round. */
final class Match implements AutoCloseable {

  private static final int SERVERS_CORE = 0;
  private static final int GENERATORS_CORE = 1;

  private final BenchSettings settings;
  private final Clock clock;
  private final Set<Server> servers = new LinkedHashSet<>();
  private final List<Contender> contenders = new ArrayList<>();

  Match(BenchSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Enters a server that is closed when the match is over. */
  void enter(Server server) {
    servers.add(server);
  }

  /** Enters what one of the servers is asked, unless this run leaves it out. */
  void enter(String name, Server server, List<Dialogue> dialogues) {
    enter(server);
    if (settings.runs(name)) {
      contenders.add(new Contender(name, server, dialogues));
    }
  }

  /**
   * Measures all that were entered, prints the figures and leaves them in a file.
   *
   * @param counted what is counted, in the plural
   */
  void play(String file, String counted, List<Ratio> ratios)
      throws IOException, InterruptedException {
    // Before anything is pinned: on one core the JVM's compilers would wait behind the load.
    for (var contender : contenders) {
      contender.warmUp(settings.warmUpSeconds());
    }
    if (settings.pinned()) {
      pin();
    }
    var conditions = new Conditions(settings, clock).asTheyAre();
    for (int round = 0; round < settings.rounds(); round++) {
      for (var contender : contenders) {
        contender.measure(settings.roundSeconds());
      }
    }
    conditions.add("load average at the end: " + Conditions.load());
    settings.leave(file, new Report(counted, conditions, contenders, ratios).markdown());
  }

  private void pin() throws IOException, InterruptedException {
    for (var server : servers) {
      server.pinTo(SERVERS_CORE, settings.work());
    }
    new ProcessTree(ProcessHandle.current()).pinRootTo(GENERATORS_CORE, settings.work());
  }

  @Override
  public void close() {
    servers.forEach(Server::close);
  }
}
