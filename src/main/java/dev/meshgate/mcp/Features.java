package dev.meshgate.mcp;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;

import dev.meshgate.mcp.tool.Toolset;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** All that there is beside the tools. What has nothing to offer is not there. */
@ApplicationScoped
public class Features {

  private static final String TOOLS_ALONE = "{\"logging\":{},\"tools\":{}}";

  private Map<String, Feature> byMethod = Map.of();
  private Map<String, Feature> extensions = Map.of();
  private String capabilities = TOOLS_ALONE;

  /** For the container; it has none. */
  public Features() {}

  @Inject
  void gather(@Any Instance<Feature> beans) {
    take(beans);
  }

  /** A collection of known features, for tests. */
  public static Features of(Feature... features) {
    var made = new Features();
    made.take(List.of(features));
    return made;
  }

  private void take(Iterable<Feature> features) {
    var methods = new HashMap<String, Feature>();
    var extending = new HashMap<String, Feature>();
    var members = new TreeMap<String, JsonValue>();
    StreamSupport.stream(features.spliterator(), false)
        .forEach(
            feature -> {
              if (!feature.extension().isEmpty()) {
                feature.methods().forEach(method -> extending.put(method, feature));
              } else if (!feature.capabilities().isEmpty()) {
                members.putAll(feature.capabilities());
                feature.methods().forEach(method -> methods.put(method, feature));
              }
            });
    var json =
        Json.object()
            .add("logging", JsonValue.EMPTY_JSON_OBJECT)
            .add("tools", JsonValue.EMPTY_JSON_OBJECT);
    members.forEach(json::add);
    byMethod = Map.copyOf(methods);
    extensions = Map.copyOf(extending);
    capabilities = json.build().toString();
  }

  /** The object {@code capabilities} as JSON text, tools included. */
  public String capabilities(Toolset tools) {
    return tools.isAlone() ? TOOLS_ALONE : capabilities;
  }

  /**
   * The feature whose method that is, where there is more than tools.
   *
   * @throws InsufficientScopeException when the caller's token does not allow it
   */
  public Optional<Feature> find(String method, McpPost post) {
    return post.isForToolsAlone() ? Optional.empty() : allowed(byMethod.get(method), post.caller());
  }

  /** As {@link #find}, also of the extensions, which 2026-07-28 alone knows. */
  Optional<Feature> findModern(String method, McpPost post) {
    return post.isForToolsAlone()
        ? Optional.empty()
        : allowed(byMethod.getOrDefault(method, extensions.get(method)), post.caller());
  }

  /** As {@link #capabilities(Toolset)}, with the extensions, those that are no features too. */
  String capabilities(Toolset tools, String... others) {
    if (tools.isAlone()) {
      return TOOLS_ALONE;
    }
    var names = new TreeSet<>(List.of(others));
    extensions.values().forEach(feature -> names.add(feature.extension()));
    var named = Json.object();
    names.forEach(name -> named.add(name, JsonValue.EMPTY_JSON_OBJECT));
    return Json.builders()
        .createObjectBuilder(Json.readObject(capabilities))
        .add("extensions", named)
        .build()
        .toString();
  }

  private static Optional<Feature> allowed(@Nullable Feature found, Caller caller) {
    var feature = Optional.ofNullable(found);
    feature
        .map(Feature::scopes)
        .filter(needed -> !caller.scopes().containsAll(needed))
        .ifPresent(
            needed -> {
              throw new InsufficientScopeException(needed);
            });
    return feature;
  }

  /** A string among the params without which a method cannot be answered. */
  public static String required(JsonRpcMessage request, String name) {
    var text = request.text(name);
    if (text == null) {
      throw INVALID_PARAMS.inBand("params." + name + " must be a string.");
    }
    return text;
  }
}
