package dev.meshgate.rest.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Multipart;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.services.engine.Workbook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Workbooks that mean harm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileWorkbooksIT {

  private static final String SERVICES = "/v1/services";
  private static final String HOME =
      "{\"inputs\":{\"property_price\":%d,\"down_payment_pct\":0.2,\"annual_rate\":0.045,"
          + "\"term_years\":30}}";

  private final Visitor visitor = Visitor.ofManyConnections(Gate.onH2());
  private String[] publisher = {};

  @BeforeAll
  void connect() {
    publisher =
        Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute mcp:manage").header();
  }

  private Answer upload(String id, byte[] file) {
    return new Multipart()
        .with("file", id + ".xlsx", "application/octet-stream", file)
        .with("id", id)
        .with("visibility", "owner")
        .send(visitor, "POST", SERVICES, publisher);
  }

  private static Workbook simple() {
    return new Workbook().text("S", "A1", "Price").number("S", "B1", 1);
  }

  private static Map<String, byte[]> hostile() {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("bomb", simple().part("xl/sharedStrings.xml", " ".repeat(40 << 20)).bytes());
    files.put("macro", simple().part("xl/vbaProject.bin", "x").bytes());
    files.put("links", simple().part("xl/externalLinks/externalLink1.xml", "x").bytes());
    files.put("ole", simple().part("xl/embeddings/oleObject1.bin", "x").bytes());
    var entity =
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><sst><si><t>&e;</t></si></sst>";
    var strings =
        "<Relationships><Relationship Id='s' Type='x/sharedStrings' Target='sharedStrings.xml'/>"
            + "</Relationships>";
    files.put(
        "xxe",
        simple()
            .part("xl/_rels/workbook.xml.rels", strings)
            .part("xl/sharedStrings.xml", entity)
            .bytes());
    files.put("text", "=cmd|'/c calc'!A1".getBytes(UTF_8));
    return files;
  }

  @Test
  void attack43TheyAreRefusedOneByOneWhileOthersCalculate() throws Exception {
    var price = 100_000;
    try (var calls = new Calls()) {
      for (var round = 0; round < 3; round++) {
        for (var file : hostile().entrySet()) {
          var during = calls.begin(price++);
          var refused = upload("h-" + file.getKey(), file.getValue());
          assertThat(refused.status()).as(file.getKey() + refused.body()).isIn(400, 422);
          assertThat(refused.body()).contains("\"message\"").doesNotContain("Exception");
          assertThat(during.get().status()).isEqualTo(200);
        }
      }
    }
    assertThat(visitor.get(SERVICES + "?limit=200", publisher).body()).doesNotContain("\"h-");
  }

  @Test
  void attack43WhatNeverEndsIsStoppedWhileOthersCalculate() throws Exception {
    var endless =
        simple()
            .formula(
                "S",
                "C1",
                "SUMPRODUCT((A1:A1048576>0)*(ROW(A1:A1048576)>B1)*LEN(A1:A1048576)*(D1:D1048576>1)"
                    + "*LEN(E1:E1048576)*LEN(F1:F1048576)*LEN(G1:G1048576)*LEN(H1:H1048576))")
            .formula("S", "C2", "B1*2")
            .bytes();
    var definition =
        "{\"name\":\"Endless\",\"inputs\":[{\"name\":\"b\",\"type\":\"number\",\"address\":\"S!B1\"}],"
            + "\"outputs\":[{\"name\":\"slow\",\"address\":\"S!C1\"},"
            + "{\"name\":\"quick\",\"address\":\"S!C2\"}]}";
    var created =
        new Multipart()
            .with("file", "x-endless.xlsx", "application/octet-stream", endless)
            .with("definition", definition)
            .with("id", "x-endless")
            .with("visibility", "owner")
            .send(visitor, "POST", SERVICES, publisher);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    var published =
        visitor.postJson(SERVICES + "/x-endless/publish", "{\"confirm\":true}", publisher);
    assertThat(published.status()).as(published.body()).isEqualTo(201);

    try (var calls = new Calls()) {
      var slow =
          CompletableFuture.supplyAsync(
              () ->
                  visitor.postJson(
                      SERVICES + "/x-endless/execute", "{\"inputs\":{\"b\":5}}", publisher));
      for (var price = 200_000; !slow.isDone() && price < 200_200; price++) {
        assertThat(calls.begin(price).get().status()).isEqualTo(200);
      }
      assertThat(slow.get().status()).as(slow.get().body()).isIn(200, 422);
    }
    var quick =
        visitor.postJson(
            SERVICES + "/x-endless/execute",
            "{\"inputs\":{\"b\":5},\"outputs\":[\"quick\"]}",
            publisher);
    assertThat(quick.body()).contains("10");
  }

  @Test
  void attack44WhatLooksLikeAFormulaIsNoneInAListOfValues() {
    var file =
        simple().text("S", "A2", "Name").text("S", "B2", "x").formula("S", "C1", "B2").bytes();
    var definition =
        "{\"name\":\"Echo\",\"inputs\":[{\"name\":\"said\",\"type\":\"string\",\"address\":\"S!B2\"}],"
            + "\"outputs\":[{\"name\":\"heard\",\"address\":\"S!C1\"}]}";
    new Multipart()
        .with("file", "x-echo.xlsx", "application/octet-stream", file)
        .with("definition", definition)
        .with("id", "x-echo")
        .with("visibility", "owner")
        .send(visitor, "POST", SERVICES, publisher);
    visitor.postJson(SERVICES + "/x-echo/publish", "{\"confirm\":true}", publisher);

    for (var said : new String[] {"=1+1", "%2B1", "-1", "@SUM(A1)", "%09=1"}) {
      var csv =
          visitor.get(SERVICES + "/x-echo/execute?said=" + said + "&_format=csv", publisher).body();
      assertThat(csv).as(said).startsWith("\"heard\"\r\n");
      assertThat(csv.lines().toList().get(1)).doesNotMatch("\"?[=+@\\t-].*");
    }
  }

  /** Calculations of a colleague meanwhile, a few at a time. */
  private final class Calls implements AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    Future<Answer> begin(int price) {
      return threads.submit(
          () -> visitor.postJson(SERVICES + "/mortgage/execute", HOME.formatted(price), publisher));
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }
  }
}
