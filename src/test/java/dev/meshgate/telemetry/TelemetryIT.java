package dev.meshgate.telemetry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Visitor;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A gate whose operator watches it: spans go to a collector, and a scraper brings its token. */
@DisplayName("What an operator sees")
class TelemetryIT {

  private static final String SCRAPER = "a token of the scraper's own";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";

  private static final BlockingQueue<Span> SPANS = new LinkedBlockingQueue<>();

  private static @Nullable HttpServer collector;
  private static @Nullable Gate gate;

  @BeforeAll
  static void watch() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            var body = exchange.getRequestBody();
            var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            take(ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body));
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
          }
        });
    collector.start();
    gate =
        Gate.start(
            "telemetry",
            Map.of(
                "MESHGATE_SIGN_UP", "true",
                "MESHGATE_METRICS_TOKEN", SCRAPER,
                "OTEL_SDK_DISABLED", "false",
                "OTEL_METRICS_EXPORTER", "none",
                "OTEL_LOGS_EXPORTER", "none",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "http://127.0.0.1:" + collector.getAddress().getPort(),
                "OTEL_BSP_SCHEDULE_DELAY", "200"));
  }

  private static void take(ExportTraceServiceRequest told) {
    told.getResourceSpansList()
        .forEach(
            resource ->
                resource.getScopeSpansList().forEach(scope -> SPANS.addAll(scope.getSpansList())));
  }

  @AfterAll
  static void leave() {
    if (gate != null) {
      gate.close();
    }
    requireNonNull(collector).stop(0);
  }

  private static Visitor visitor() {
    return new Visitor(requireNonNull(gate).baseUrl());
  }

  @Test
  void aCallIsASpanOfTheTraceOfWhoeverMadeIt() throws InterruptedException {
    var token = Assistant.ofANewPerson(visitor()).connect("mcp:read mcp:execute").access();
    var params =
        "{\"name\":\"list_agents\",\"arguments\":{},\"_meta\":{\"traceparent\":\"00-%s-%s-01\"}}"
            .formatted(TRACE, CALLER);
    assertThat(
            new Mcp(visitor(), "/v1/mcp", Mcp.MODERN, token).request("tools/call", params).status())
        .isEqualTo(200);

    var span = told("tools/call list_agents");

    assertThat(hex(span.getParentSpanId().toByteArray())).isEqualTo(CALLER);
    assertThat(span.getAttributesList())
        .extracting(a -> a.getKey() + "=" + a.getValue().getStringValue())
        .contains(
            "gen_ai.tool.name=list_agents",
            "dev.meshgate.outcome=answered",
            "dev.meshgate.face=mcp");
    assertThat(span.toString()).doesNotContain(token);
  }

  /** What of the caller's trace has that name; other tests are told to the collector, too. */
  private static Span told(String name) throws InterruptedException {
    while (true) {
      var span = SPANS.poll(30, TimeUnit.SECONDS);
      assertThat(span).as(name + " in the trace of the caller").isNotNull();
      if (requireNonNull(span).getName().equals(name)
          && hex(span.getTraceId().toByteArray()).equals(TRACE)) {
        return span;
      }
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void figuresAreForWhoeverBringsTheToken() {
    var token = Assistant.ofANewPerson(visitor()).connect("mcp:read").access();
    visitor().postJson("/v1/tools/list_agents", "{}", "Authorization", "Bearer " + token);

    var figures = visitor().get("/metrics", "Authorization", "Bearer " + SCRAPER);

    assertThat(figures.status()).isEqualTo(200);
    assertThat(figures.header("Content-Type")).startsWith("text/plain;").contains("version=0.0.4");
    assertThat(figures.body())
        .contains("meshgate_tool_calls_seconds_count{face=\"rest\",outcome=\"answered\"")
        .contains("meshgate_tasks_running 0.0", "meshgate_streams_open", "meshgate_audit_waiting")
        .contains("jvm_memory_used_bytes", "process_uptime_seconds")
        .doesNotContain(token);
    for (var other : new String[] {"Bearer " + token, "Bearer ", SCRAPER, ""}) {
      var refused = visitor().get("/metrics", "Authorization", other);
      assertThat(refused.status()).as(other).isEqualTo(401);
      assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"metrics\"");
      assertThat(refused.body()).doesNotContain("jvm_");
    }
  }

  @Test
  void withoutATokenInTheSettingsThereAreNone() {
    var answer = new Visitor(Gate.onH2().baseUrl()).get("/metrics");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("MESHGATE_METRICS_TOKEN");
  }
}
