package dev.meshgate.conformance;

import dev.meshgate.mcp.resource.Resource;
import dev.meshgate.mcp.resource.ResourceContents;
import dev.meshgate.mcp.resource.ResourceSource;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code test://…}: words, bytes, and as many as the template makes. */
@Dependent
class TestResources implements ResourceSource {

  private static final String TEXT = "text/plain";
  private static final Pattern DATA = Pattern.compile("test://template/([^/]+)/data");

  @Override
  public String kind() {
    return "test";
  }

  @Override
  public List<Resource> list(Caller caller, int from, int most) {
    var all =
        List.of(
            new Resource("test://static-text", "static-text", "Static text", "Words", TEXT),
            new Resource(
                "test://static-binary", "static-binary", "Static binary", "Bytes", Samples.PNG),
            new Resource("test://watched-resource", "watched", "Watched", "Changes", TEXT));
    return all.stream().skip(from).limit(most).toList();
  }

  @Override
  public List<Resource> templates() {
    return List.of(
        new Resource(
            "test://template/{id}/data",
            "template",
            "Template",
            "Says its id",
            "application/json"));
  }

  @Override
  public Optional<ResourceContents> read(String uri, Caller caller) {
    return switch (uri) {
      case "test://static-text" -> text("This is the content of the static text resource.");
      case "test://static-binary" -> Optional.of(ResourceContents.blob(Samples.PNG, Samples.png()));
      case "test://watched-resource" -> text("Watched resource content");
      default -> made(uri);
    };
  }

  private static Optional<ResourceContents> text(String words) {
    return Optional.of(ResourceContents.text(TEXT, words));
  }

  private static Optional<ResourceContents> made(String uri) {
    var form = DATA.matcher(uri);
    return form.matches()
        ? Optional.of(
            ResourceContents.text(
                "application/json",
                "{\"id\":\"%1$s\",\"templateTest\":true,\"data\":\"Data for ID: %1$s\"}"
                    .formatted(form.group(1))))
        : Optional.empty();
  }
}
