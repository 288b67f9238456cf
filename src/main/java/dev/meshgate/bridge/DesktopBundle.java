package dev.meshgate.bridge;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The bridge as Claude Desktop installs it (MCPB, {@code manifest_version} 0.3): the address of
 * this installation is filled in, the person's token is asked for and kept in the system's
 * keychain.
 *
 * @param service the one calculation service that it leads to; empty for all tools
 */
record DesktopBundle(BaseUrl base, Optional<String> service) {

  /** Where its programs are, so that nothing is taken for what stands beside the manifest. */
  private static final String FOLDER = "server/";

  /** The first moment that a ZIP can tell. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  String fileName() {
    return name() + ".mcpb";
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      put(zip, "manifest.json", Json.bytes(manifest()));
      for (var file : BridgeFiles.all().entrySet()) {
        put(zip, FOLDER + file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private String name() {
    return service.map(id -> "meshgate-" + id).orElse("meshgate");
  }

  JsonObject manifest() {
    return Json.object()
        .add("manifest_version", "0.3")
        .add("name", name())
        .add("display_name", service.map(id -> "Meshgate: " + id).orElse("Meshgate"))
        .add("version", BridgeFiles.version())
        .add("description", description())
        .add("author", Json.object().add("name", "Meshgate").add("url", base.at("/")))
        .add("homepage", base.at("/"))
        .add("license", "Apache-2.0")
        .add("server", server())
        .add("tools_generated", true)
        .add("prompts_generated", true)
        .add("compatibility", compatibility())
        .add("user_config", Json.object().add("url", url()).add("token", token()))
        .build();
  }

  private String description() {
    return service
        .map(id -> "Calculates with the service " + id + " at " + base.value() + ".")
        .orElse("The agents, documents and calculations at " + base.value() + ".");
  }

  private JsonObjectBuilder server() {
    var env =
        Json.object()
            .add("MESHGATE_URL", "${user_config.url}")
            .add("MESHGATE_TOKEN", "${user_config.token}");
    service.ifPresent(id -> env.add("MESHGATE_SERVICE", id));
    var start = FOLDER + BridgeFiles.ENTRY_POINT;
    return Json.object()
        .add("type", "node")
        .add("entry_point", start)
        .add(
            "mcp_config",
            Json.object()
                .add("command", "node")
                .add("args", Json.array().add("${__dirname}/" + start))
                .add("env", env));
  }

  private static JsonObjectBuilder compatibility() {
    return Json.object()
        .add("platforms", Json.array().add("darwin").add("win32").add("linux"))
        .add("runtimes", Json.object().add("node", ">=18.13"));
  }

  private JsonObjectBuilder url() {
    return field("Address", "Where your company's Meshgate is.").add("default", base.value());
  }

  private JsonObjectBuilder token() {
    return field("Token", "A personal access token, made at " + base.at("/console/tokens") + ".")
        .add("sensitive", true);
  }

  private static JsonObjectBuilder field(String title, String description) {
    return Json.object()
        .add("type", "string")
        .add("title", title)
        .add("description", description)
        .add("required", true);
  }
}
