package dev.meshgate.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A server that is sent a hundred thousand requests with mistakes in them: each is answered as a
 * mistake of the client, nothing of the inside shows, and nothing of them stays.
 */
@DisplayName("A hundred thousand requests that are not quite right")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FuzzIT {

  private static final int WARM_UP = 20_000;
  private static final int REQUESTS = 100_000;
  private static final int SENDERS = 6;

  /** More than full caches and the compiler take, far less than a kilobyte for each request. */
  private static final int KILOBYTES_MORE = 40_000;

  /** What only the inside knows: traces, class names, the server's own messages and its file. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\tat |(?:java|jakarta|com\\.ibm|org\\.(?:jboss|hibernate|h2))\\.[a-z.]+[A-Z]\\w+"
              + "|Exception\\b|\\b[A-Z]{4,5}\\d{4}[EWI]\\b|Open Liberty|/servers/meshgate");

  /**
   * What is not ours to say: the server's word on an address that it cannot decode, which it gives
   * before it looks for an application, and what its own applications beside us answer.
   */
  private static final Pattern SERVERS_OWN =
      Pattern.compile("CWWWC0005I: The request URI has invalid or improperly encoded characters");

  private static final List<String> BESIDE_US = List.of("/health", "/openapi");

  /** What the server owes a method or a version of HTTP that nobody knows (RFC 9110 §15.6). */
  private static final Set<Integer> RIGHT = Set.of(501, 505);

  private final Gate gate = Gate.start("fuzz", Map.of("MESHGATE_REGISTRATION_HOURLY", "10000"));

  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicIntegerArray statuses = new AtomicIntegerArray(600);
  private List<Message> requests = List.of();

  @BeforeAll
  void connect() {
    var assistant = Assistant.registeredAt(gate);
    var token = assistant.connect("mcp:read mcp:execute").access();
    var administration = assistant.connect("mcp:manage", gate.baseUrl() + "/v1/admin").access();
    var host = URI.create(gate.baseUrl()).getAuthority();
    requests = new Requests(host, token, administration, assistant.clientId()).all();
  }

  @AfterAll
  void stop() {
    gate.close();
  }

  @Test
  @Order(1)
  void areTheClientsMistakesAndLeaveNothingBehind() throws Exception {
    send(0, WARM_UP);
    var before = Inside.of(gate.process());

    send(WARM_UP, REQUESTS);

    var after = Inside.of(gate.process());
    System.out.printf("%s before, %s after, answers %s%n", before, after, answers());
    assertThat(faults).isEmpty();
    assertThat(after.kilobytes()).isLessThan(before.kilobytes() + KILOBYTES_MORE);
    assertThat(after.threads()).isLessThan(before.threads() + 50);
  }

  @Test
  @Order(2)
  void leaveNoTraceOfTheInsideInTheLog() {
    assertThat(gate.logs().lines())
        .noneMatch(
            line -> line.startsWith("\tat dev.meshgate.") || line.contains("reference err_"));
  }

  @Test
  @Order(3)
  void doNotDisturbTheOthers() {
    var assistant = Assistant.registeredAt(gate);
    var tokens = assistant.connect("mcp:read");
    assertThat(assistant.visitor().get("/v1/tools", tokens.header()).status()).isEqualTo(200);
  }

  private void send(int from, int to) throws InterruptedException {
    var senders = Executors.newFixedThreadPool(SENDERS);
    for (int sender = 0; sender < SENDERS; sender++) {
      int first = from + sender;
      senders.execute(() -> send(IntStream.iterate(first, n -> n < to, n -> n + SENDERS)));
    }
    senders.shutdown();
    assertThat(senders.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
  }

  private void send(IntStream numbers) {
    try (var wire = new Wire(URI.create(gate.baseUrl()).getPort())) {
      for (int number : (Iterable<Integer>) numbers.boxed()::iterator) {
        send(number, wire);
      }
    } catch (IOException | AssertionError | RuntimeException e) {
      faults.add(e.toString());
    }
  }

  /** The number is the seed too: the same request spoilt in the same way, whenever it is sent. */
  private void send(int number, Wire wire) throws IOException {
    var right = requests.get(number % requests.size());
    var spoilt = new Garbler(number).spoil(right);
    var onlyItsBody = spoilt.head().equals(right.with(spoilt.body()).head());
    var reply = onlyItsBody ? wire.next(spoilt) : wire.alone(spoilt);
    reply.ifPresent(
        answer -> {
          statuses.incrementAndGet(Math.min(599, answer.status()));
          judge(number, spoilt, answer);
        });
  }

  private void judge(int number, Message message, Wire.Reply reply) {
    if (BESIDE_US.stream().anyMatch(message.target()::startsWith)
        || SERVERS_OWN.matcher(reply.text()).find()) {
      return;
    }
    var wrong = reply.status() >= 500 && !RIGHT.contains(reply.status());
    // documents and guides may speak of servers and exceptions; a refusal may not
    var tells = reply.status() >= 400 && INSIDE.matcher(reply.text()).find();
    if ((wrong || tells) && faults.size() < 12) {
      faults.add("%d: %s%n → %s%n".formatted(number, message, reply.text()));
    }
  }

  private String answers() {
    return IntStream.range(0, statuses.length())
        .filter(status -> statuses.get(status) > 0)
        .mapToObj(status -> status + ": " + statuses.get(status))
        .toList()
        .toString();
  }
}
