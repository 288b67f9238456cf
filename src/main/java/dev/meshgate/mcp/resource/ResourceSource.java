package dev.meshgate.mcp.resource;

import dev.meshgate.oauth.bearer.Caller;
import java.util.List;
import java.util.Optional;

/** Has resources of one kind. A CDI bean of this type is found by itself. */
public interface ResourceSource {

  /** Which of several sources is listed first: by this word. */
  String kind();

  /**
   * Some of those that the caller may see, in an order that stays.
   *
   * @param from how many to leave out
   * @param most how many at most
   */
  List<Resource> list(Caller caller, int from, int most);

  /** How the URIs of those are made that need not be listed. */
  default List<Resource> templates() {
    return List.of();
  }

  /** What the resource holds; empty if it is none of this kind or the caller may not see it. */
  Optional<ResourceContents> read(String uri, Caller caller);

  /** Values for a variable of a template of this source that begin like that one. */
  default List<String> complete(String template, String variable, String begun, Caller caller) {
    return List.of();
  }
}
