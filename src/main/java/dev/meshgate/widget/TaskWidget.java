package dev.meshgate.widget;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.mcp.Widgets;
import dev.meshgate.mcp.resource.Resource;
import dev.meshgate.mcp.resource.ResourceContents;
import dev.meshgate.mcp.resource.ResourceSource;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** {@code ui://meshgate/task}: one page, everything in it, that asks nobody but its host. */
@ApplicationScoped
public class TaskWidget implements ResourceSource {

  public static final String URI = "ui://meshgate/task";

  private static final String PAGE = "widget/task.html";

  /** Nothing may be loaded from anywhere; the host frames it. */
  private static final JsonObject META =
      Json.object()
          .add("ui", Json.object().add("csp", Json.object()).add("prefersBorder", true))
          .build();

  private final ResourceContents page = new ResourceContents.Text(Widgets.MIME_TYPE, read(), META);

  private static String read() {
    try (var file = TaskWidget.class.getClassLoader().getResourceAsStream(PAGE)) {
      if (file == null) {
        throw new IllegalStateException(PAGE + " is missing from the archive");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String kind() {
    return "widget";
  }

  /** It is no reading for a model or a person, so it is not listed; tools name it. */
  @Override
  public List<Resource> list(Caller caller, int from, int most) {
    return List.of();
  }

  @Override
  public Optional<ResourceContents> read(String uri, Caller caller) {
    return uri.equals(URI) ? Optional.of(page) : Optional.empty();
  }
}
