package dev.meshgate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant.Code;
import dev.meshgate.Assistant.Tokens;
import jakarta.json.JsonValue;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The power fails while clients redeem, refresh and call, and comes back: nothing is half written,
 * nothing that was used can be used again, and nobody is locked out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrashStories {

  private static final int CLIENTS = 6;

  /** A slow machine may take longer to come back than clients otherwise have to ask again. */
  static final Map<String, String> SETTINGS =
      Map.of("MESHGATE_REGISTRATION_HOURLY", "10000", "MESHGATE_REFRESH_REPEAT", "10m");

  private final Gate gate;

  CrashStories(Gate gate) {
    this.gate = gate;
  }

  @BeforeAll
  void theFirstSignInMakesTheKeys() {
    Assistant.registeredAt(gate).connect("mcp:read");
  }

  @AfterAll
  void stop() {
    gate.close();
  }

  /** Three times in every build; {@code -Pchaos} takes longer. */
  static IntStream cuts() {
    return IntStream.rangeClosed(1, Integer.getInteger("chaos.cuts", 3));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void keepsEveryPromiseItMade(int cut) throws InterruptedException {
    var witnesses = new ConcurrentLinkedQueue<Witness>();
    killInTheMiddle(witnesses);

    gate.run();

    assertThat(witnesses).hasSize(CLIENTS);
    var answered = new AtomicInteger();
    for (var witness : witnesses) {
      noTaskIsLeftBetween(witness);
      noUsedCodeOpensAnything(witness, answered);
      theConnectionGoesOn(witness);
    }
    whatWasWrittenDownIsWhole();
    assertThat(answered).as("codes that were redeemed before end " + cut).hasPositiveValue();
  }

  private void whatWasWrittenDownIsWhole() {
    var administrator =
        Assistant.registeredAt(gate).connect("mcp:manage", gate.baseUrl() + "/v1/admin");
    var visitor = new Visitor(gate);
    var chains = visitor.get("/v1/admin/audit/verification", administrator.header());
    assertThat(chains.json().getBoolean("holds")).as(chains.body()).isTrue();
    var start = visitor.get("/v1/admin/audit?kind=server&limit=1", administrator.header());
    assertThat(start.body()).contains("server.started", "\"outcome\":\"gap\"");
  }

  private void killInTheMiddle(Queue<Witness> witnesses) throws InterruptedException {
    var threads = Executors.newFixedThreadPool(CLIENTS);
    var steps = new AtomicInteger();
    try {
      for (int i = 0; i < CLIENTS; i++) {
        var witness = new Witness(Assistant.registeredAt(gate), steps);
        witnesses.add(witness);
        threads.execute(witness);
      }
      var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
      while (steps.get() < CLIENTS * 12 && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      gate.kill();
      assertThat(steps.get()).as("rounds before the end").isGreaterThan(CLIENTS);
    } finally {
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** A task is taken over by the server that is there next, and ends. */
  private static void noTaskIsLeftBetween(Witness witness) throws InterruptedException {
    for (int tries = 0; ; tries++) {
      var tasks = witness.assistant.visitor().get("/v1/tasks?limit=500", witness.tokens().header());
      assertThat(tasks.status()).as(tasks.body()).isEqualTo(200);
      var between =
          tasks.jsonArray().stream()
              .map(JsonValue::asJsonObject)
              .map(task -> task.getString("status"))
              .filter(status -> !List.of("completed", "failed", "cancelled").contains(status))
              .toList();
      if (between.isEmpty()) {
        return;
      }
      assertThat(tries).as("tasks still " + between).isLessThan(300);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /**
   * A code that was being redeemed may have been used or not; from then on it works once at most.
   */
  private static void noUsedCodeOpensAnything(Witness witness, AtomicInteger answered) {
    var assistant = witness.assistant;
    var pending = witness.pending;
    if (pending != null) {
      var first = assistant.redeem(pending).status();
      assertThat(first).isIn(200, 400);
      assertThat(assistant.redeem(pending).status()).isEqualTo(400);
    }
    for (var code : witness.redeemed.stream().limit(witness.redeemed.size() - 1L).toList()) {
      answered.incrementAndGet();
      assertThat(assistant.redeem(code).json().getString("error")).isEqualTo("invalid_grant");
    }
  }

  /**
   * The refresh token in hand works, whether or not its successor was on the way; its elders not.
   */
  private static void theConnectionGoesOn(Witness witness) {
    var assistant = witness.assistant;
    var next = Assistant.tokensOf(assistant.refresh(witness.tokens().refresh()));
    var last = Assistant.tokensOf(assistant.refresh(next.refresh()));
    var elders = witness.elders;
    if (!elders.isEmpty()) {
      assertThat(assistant.refresh(elders.get(0)).status()).isEqualTo(400);
      assertThat(assistant.refresh(last.refresh()).status()).as("reuse ends it").isEqualTo(400);
    }
  }

  /** One client that works until the server is gone, and remembers what it was told. */
  private static final class Witness implements Runnable {

    final Assistant assistant;
    final Queue<Code> redeemed = new ConcurrentLinkedQueue<>();
    volatile @Nullable Code pending;
    volatile List<String> elders = List.of();
    private final AtomicInteger steps;
    private volatile Tokens tokens;

    Witness(Assistant assistant, AtomicInteger steps) {
      this.assistant = assistant;
      this.steps = steps;
      this.tokens = connect();
    }

    Tokens tokens() {
      return tokens;
    }

    private Tokens connect() {
      var code = assistant.code("mcp:read mcp:execute");
      pending = code;
      var fresh = Assistant.tokensOf(assistant.redeem(code));
      tokens = fresh;
      elders = List.of();
      redeemed.add(code);
      pending = null;
      return fresh;
    }

    @Override
    public void run() {
      try {
        for (int round = 0; ; round++) {
          if (round % 5 == 4) {
            connect();
          } else {
            refresh();
          }
          execute();
          steps.incrementAndGet();
        }
      } catch (UncheckedIOException serverIsGone) {
        return;
      }
    }

    private void refresh() {
      var used = tokens.refresh();
      var fresh = Assistant.tokensOf(assistant.refresh(used));
      tokens = fresh;
      elders = Stream.concat(elders.stream(), Stream.of(used)).toList();
    }

    private void execute() {
      var answer =
          assistant
              .visitor()
              .postJson(
                  "/v1/tools/mesh_execute",
                  "{\"task\":\"What is the mean of amount?\\namount,city\\n3,Bonn\\n5,Kiel\\n\"}",
                  tokens.header());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
  }
}
