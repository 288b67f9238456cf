package dev.meshgate.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class BridgeTest {

  private static final Path SOURCES = Path.of("src/bridge");
  private static final BaseUrl BASE = new BaseUrl("https://mesh.example.com");

  @Test
  void everyFileOfTheFolderIsServed() throws IOException {
    try (var files = Files.list(SOURCES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(BridgeFiles.NAMES);
    }
  }

  /** It opens no address for anybody, and needs nothing that somebody else publishes. */
  @Test
  void attack34ItCanStartNoProgramAndReachesForNothingButHttp() throws IOException {
    for (var name : BridgeFiles.NAMES) {
      if (name.endsWith(".js")) {
        var script = Files.readString(SOURCES.resolve(name));
        assertThat(found("(?<=from ')[^'.][^']*", script))
            .as(name)
            .isSubsetOf("node:http", "node:https", "node:timers/promises");
        assertThat(script).doesNotContain("import(", "require(", "process.binding", "eval(");
      }
    }
    assertThat(Files.readString(SOURCES.resolve("package.json")))
        .doesNotContain("ependencies", "scripts");
  }

  @Test
  void thePackageHoldsTheFilesAsTheyAreEachTimeWithTheSameBytes() throws IOException {
    var files = BridgeFiles.all();

    var unpacked = unpacked(PackageTarball.of(files));

    assertThat(unpacked.keySet())
        .containsExactlyElementsOf(files.keySet().stream().map(name -> "package/" + name).toList());
    files.forEach(
        (name, content) -> assertThat(unpacked.get("package/" + name)).isEqualTo(content));
    assertThat(PackageTarball.of(BridgeFiles.all())).isEqualTo(PackageTarball.of(files));
  }

  /** As tar reads it: blocks of 512 bytes, a name, a length in octal, a sum of the header. */
  private static Map<String, byte[]> unpacked(byte[] tarball) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var tar = new GZIPInputStream(new ByteArrayInputStream(tarball))) {
      for (var header = tar.readNBytes(512); header[0] != 0; header = tar.readNBytes(512)) {
        assertThat(octal(header, 148, 6)).isEqualTo(sum(header));
        var length = octal(header, 124, 11);
        files.put(new String(header, 0, 100, US_ASCII).replace("\0", ""), tar.readNBytes(length));
        tar.skipNBytes((512 - length % 512) % 512);
      }
      assertThat(tar.readAllBytes()).hasSize(512).containsOnly(0);
    }
    return files;
  }

  private static int octal(byte[] header, int at, int length) {
    return Integer.parseInt(new String(header, at, length, US_ASCII), 8);
  }

  private static int sum(byte[] header) {
    var copy = header.clone();
    Arrays.fill(copy, 148, 156, (byte) ' ');
    var sum = 0;
    for (var value : copy) {
      sum += value;
    }
    return sum;
  }

  @Test
  void theBundleKnowsWhereItIsFromAndAsksForATokenThatIsKeptSecret() {
    var manifest = new DesktopBundle(BASE, Optional.empty()).manifest();

    var config = manifest.getJsonObject("user_config");
    assertThat(config.getJsonObject("url").getString("default")).isEqualTo(BASE.value());
    var token = config.getJsonObject("token");
    assertThat(token.getBoolean("sensitive")).isTrue();
    assertThat(token.getBoolean("required")).isTrue();
    assertThat(token).doesNotContainKey("default");
    var run = manifest.getJsonObject("server").getJsonObject("mcp_config");
    assertThat(run.getJsonArray("args").toString()).isEqualTo("[\"${__dirname}/server/index.js\"]");
    assertThat(run.getJsonObject("env"))
        .isEqualTo(
            Json.readObject(
                "{\"MESHGATE_URL\":\"${user_config.url}\",\"MESHGATE_TOKEN\":\"${user_config.token}\"}"));
  }

  @Test
  void theBundleOfAServiceLeadsToThatAloneAndStandsBesideTheOther() {
    var bundle = new DesktopBundle(BASE, Optional.of("mortgage"));

    var manifest = bundle.manifest();
    assertThat(manifest.getString("name")).isEqualTo("meshgate-mortgage");
    assertThat(bundle.fileName()).isEqualTo("meshgate-mortgage.mcpb");
    assertThat(
            manifest
                .getJsonObject("server")
                .getJsonObject("mcp_config")
                .getJsonObject("env")
                .getString("MESHGATE_SERVICE"))
        .isEqualTo("mortgage");
  }

  @Test
  void theBundleHoldsItsManifestAndTheSamePrograms() throws IOException {
    var bundle = new DesktopBundle(BASE, Optional.empty());
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle.bytes()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }

    var manifest = files.remove("manifest.json");
    assertThat(manifest).isNotNull();
    assertThat(Json.readObject(new String(manifest, UTF_8))).isEqualTo(bundle.manifest());
    assertThat(files).hasSameSizeAs(BridgeFiles.NAMES);
    BridgeFiles.all()
        .forEach((name, content) -> assertThat(files.get("server/" + name)).isEqualTo(content));
    assertThat(bundle.bytes()).isEqualTo(bundle.bytes());
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(r -> r.group()).toList();
  }
}
