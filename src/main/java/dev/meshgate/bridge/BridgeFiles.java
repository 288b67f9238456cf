package dev.meshgate.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the bridge consists of, as it lies in {@code src/bridge}. */
final class BridgeFiles {

  /** Where a program begins. */
  static final String ENTRY_POINT = "index.js";

  static final List<String> NAMES =
      List.of(
          "package.json",
          "README.md",
          "answers.js",
          "bridge.js",
          "gate.js",
          "headers.js",
          "host.js",
          ENTRY_POINT,
          "lines.js",
          "messages.js",
          "problems.js",
          "session.js",
          "settings.js",
          "sse.js",
          "wire.js");

  private BridgeFiles() {}

  /** Contents by names, always in the same order. */
  static Map<String, byte[]> all() {
    var files = new LinkedHashMap<String, byte[]>();
    NAMES.forEach(name -> files.put(name, read(name)));
    return files;
  }

  /** As its {@code package.json} says. */
  static String version() {
    return Json.readObject(new String(read("package.json"), UTF_8)).getString("version");
  }

  private static byte[] read(String name) {
    try (var in = BridgeFiles.class.getResourceAsStream("/bridge/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the bridge has no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
