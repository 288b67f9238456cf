package dev.meshgate.bench;

import dev.meshgate.Gate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * From the start of the process to the first answer: Meshgate with a database that it has used
 * before, and beside it the same server, configuration and features with an empty application.
 */
public final class Start {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Until a start has done what it does after the first answer. */
  private static final Duration REST = Duration.ofSeconds(10);

  /** One server and its starts. */
  private record Starter(Gate gate, String path, List<Started> starts) {}

  /** How one start went. */
  private record Started(double seconds, long megabytes) {}

  private Start() {}

  /** Takes no arguments: see {@link BenchSettings} and {@code BENCH_STARTS}. */
  public static void main(String[] arguments) throws Exception {
    var settings = BenchSettings.fromEnvironment();
    var conditions = new ArrayList<>(new Conditions(settings, Clock.systemUTC()).machine());
    conditions.add("load average at the start: " + Conditions.load());
    var java = Map.of(Server.Start.JAVA_HOME, settings.javaHome().toString());
    var meshgate =
        installed(Gate.start("bench-start", java), "/.well-known/oauth-authorization-server");
    var war = emptyWar(settings.work().resolve("empty.war"));
    var empty = installed(Gate.start("bench-empty", war, java), "/hello");
    var turns = BenchSettings.number("STARTS", 5);
    for (int turn = 0; turn < turns; turn++) {
      meshgate.starts().add(start(meshgate));
      empty.starts().add(start(empty));
    }
    conditions.add("load average at the end: " + Conditions.load());
    settings.leave("start.md", report(conditions, meshgate, empty));
  }

  /** Where it is, seen from the folder of all WARs of this build. */
  private static String emptyWar(Path war) {
    ShrinkWrap.create(WebArchive.class)
        .addClasses(Hello.class, Hello.Empty.class)
        .as(ZipExporter.class)
        .exportTo(war.toFile(), true);
    return Path.of("target").toAbsolutePath().relativize(war).toString();
  }

  /** After a first start, which made the database and what a server keeps for the next one. */
  private static Starter installed(Gate gate, String path) throws InterruptedException {
    TimeUnit.SECONDS.sleep(REST.toSeconds());
    gate.end();
    return new Starter(gate, path, new ArrayList<>());
  }

  private static Started start(Starter starter) throws IOException, InterruptedException {
    var gate = starter.gate();
    var failed = new AtomicBoolean();
    var begun = System.nanoTime();
    var first =
        CompletableFuture.supplyAsync(
            () -> firstAnswer(URI.create(gate.baseUrl() + starter.path()), failed));
    try {
      gate.run();
    } catch (IllegalStateException e) {
      failed.set(true);
      throw e;
    }
    var seconds = (first.join() - begun) / 1e9;
    TimeUnit.SECONDS.sleep(REST.toSeconds());
    var megabytes = new ProcessTree(gate.process()).residentMegabytes();
    gate.end();
    return new Started(seconds, megabytes);
  }

  /** Asks until it is answered, and gives the moment. */
  private static long firstAnswer(URI uri, AtomicBoolean failed) {
    while (!failed.get()) {
      try {
        if (HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode()
            == 200) {
          return System.nanoTime();
        }
      } catch (IOException notThereYet) {
        // Asked again below.
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      pause();
    }
    throw new IllegalStateException("the server did not start");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(10);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String report(List<String> conditions, Starter meshgate, Starter empty) {
    var ours = meshgate.starts();
    var theirs = empty.starts();
    var times =
        Sample.of(
            IntStream.range(0, ours.size()).boxed().toList(),
            at -> ours.get(at).seconds() / theirs.get(at).seconds());
    return """
    - %s

    | application | first answer after, median (least–most) | memory after it |
    |---|---|---|
    %s
    %s

    | times as long as | median (least–most) | budget |
    |---|---|---|
    | the empty application | %.2f (%.2f–%.2f) | 1.5 |
    """
        .formatted(
            String.join("\n- ", conditions),
            row("Meshgate", ours),
            row("empty", theirs),
            times.median(),
            times.least(),
            times.most());
  }

  private static String row(String name, List<Started> starts) {
    var seconds = Sample.of(starts, Started::seconds);
    return String.format(
        Locale.ROOT,
        "| %s | %.2f s (%.2f–%.2f) | %.0f MB |",
        name,
        seconds.median(),
        seconds.least(),
        seconds.most(),
        Sample.of(starts, Started::megabytes).median());
  }
}
