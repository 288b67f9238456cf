package dev.meshgate.mcp.resource;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;
import static dev.meshgate.mcp.JsonRpcError.RESOURCE_NOT_FOUND;

import dev.meshgate.mcp.Feature;
import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.ModernEra;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** {@code resources/list}, {@code resources/templates/list} and {@code resources/read}. */
@ApplicationScoped
public class Resources implements Feature {

  private static final String LIST = "resources/list";
  private static final String TEMPLATES = "resources/templates/list";
  private static final String READ = "resources/read";

  private static final int PAGE = 100;
  private static final int A_MINUTE = 60_000;

  private List<ResourceSource> sources = List.of();

  /** For the container. */
  public Resources() {}

  @Inject
  void gather(@Any Instance<ResourceSource> beans) {
    sources = sorted(beans);
  }

  /** Resources of known sources, for tests. */
  public static Resources of(ResourceSource... sources) {
    var made = new Resources();
    made.sources = sorted(List.of(sources));
    return made;
  }

  private static List<ResourceSource> sorted(Iterable<ResourceSource> sources) {
    return StreamSupport.stream(sources.spliterator(), false)
        .sorted(Comparator.comparing(ResourceSource::kind))
        .toList();
  }

  @Override
  public JsonObject capabilities() {
    return sources.isEmpty()
        ? JsonValue.EMPTY_JSON_OBJECT
        : Json.object()
            .add("resources", Json.object().add("subscribe", true).add("listChanged", true))
            .build();
  }

  @Override
  public Set<String> methods() {
    return Set.of(LIST, TEMPLATES, READ);
  }

  @Override
  public Set<Scope> scopes() {
    return Set.of(Scope.MCP_READ);
  }

  @Override
  public @Nullable String named(String method) {
    return method.equals(READ) ? "uri" : null;
  }

  @Override
  public Result answer(JsonRpcMessage request, Client client) {
    return switch (String.valueOf(request.method())) {
      case LIST -> page(Cursor.of(request), client.caller(), client.version());
      case TEMPLATES -> templates(request, client.version());
      default -> read(Features.required(request, "uri"), client.caller(), client.version());
    };
  }

  private Result page(Cursor cursor, Caller caller, ProtocolVersion version) {
    var page = new ArrayList<Resource>();
    var next = cursor;
    while (next.source() < sources.size() && page.size() < PAGE) {
      var wanted = PAGE - page.size();
      var some = sources.get(next.source()).list(caller, next.from(), wanted);
      page.addAll(some);
      next =
          some.size() < wanted
              ? new Cursor(next.source() + 1, 0)
              : new Cursor(next.source(), next.from() + wanted);
    }
    var json = Json.object();
    var list = Json.array();
    page.forEach(resource -> list.add(resource.json("uri", version)));
    json.add("resources", list);
    if (next.source() < sources.size()) {
      json.add("nextCursor", next.text());
    }
    return Result.kept(json.build(), A_MINUTE);
  }

  private Result templates(JsonRpcMessage request, ProtocolVersion version) {
    ModernEra.refuseCursor(request);
    var list = Json.array();
    sources.stream()
        .flatMap(source -> source.templates().stream())
        .forEach(template -> list.add(template.json("uriTemplate", version)));
    return Result.kept(Json.object().add("resourceTemplates", list).build(), A_MINUTE);
  }

  private Result read(String uri, Caller caller, ProtocolVersion version) {
    var contents =
        sources.stream()
            .map(source -> source.read(uri, caller))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> nothing(uri, version));
    var list = Json.array().add(contents.json(uri));
    return Result.kept(Json.object().add("contents", list).build(), A_MINUTE);
  }

  /** Whether there is such a resource that the caller may see. */
  public boolean exists(String uri, Caller caller) {
    return sources.stream().anyMatch(source -> source.read(uri, caller).isPresent());
  }

  /** For what is not there and for what the caller may not see alike. */
  private static RuntimeException nothing(String uri, ProtocolVersion version) {
    var error = version.isModern() ? INVALID_PARAMS : RESOURCE_NOT_FOUND;
    return error.inBand(
        "There is no such resource, or you may not see it. See resources/list.",
        Json.object().add("uri", uri).build());
  }

  /** Values for a variable of a template; empty if the template is nobody's. */
  public Optional<List<String>> complete(
      String template, String variable, String begun, Caller caller) {
    return sources.stream()
        .filter(source -> source.templates().stream().anyMatch(t -> t.uri().equals(template)))
        .map(source -> source.complete(template, variable, begun, caller))
        .findFirst();
  }
}
