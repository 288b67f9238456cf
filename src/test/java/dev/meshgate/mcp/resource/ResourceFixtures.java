package dev.meshgate.mcp.resource;

import dev.meshgate.oauth.bearer.Caller;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Resources that hold their number. */
public final class ResourceFixtures {

  private ResourceFixtures() {}

  /** So many, for those readers. */
  public record Shelf(String kind, int count, List<String> readers) implements ResourceSource {

    private boolean isFor(Caller caller) {
      return readers.contains(caller.subject());
    }

    @Override
    public List<Resource> list(Caller caller, int from, int most) {
      return IntStream.range(0, isFor(caller) ? count : 0)
          .skip(from)
          .limit(most)
          .mapToObj(
              i -> new Resource(kind + "://" + i, kind + i, "Number " + i, "One", "text/plain"))
          .toList();
    }

    @Override
    public List<Resource> templates() {
      return List.of(new Resource(kind + "://{number}", kind, "All of " + kind, "", "text/plain"));
    }

    @Override
    public Optional<ResourceContents> read(String uri, Caller caller) {
      return list(caller, 0, count).stream()
          .filter(resource -> resource.uri().equals(uri))
          .map(resource -> "number " + uri.substring(kind.length() + 3) + " of " + kind)
          .map(words -> ResourceContents.text("text/plain", words))
          .findFirst();
    }

    @Override
    public List<String> complete(String template, String variable, String begun, Caller caller) {
      return IntStream.range(0, isFor(caller) ? count : 0)
          .mapToObj(String::valueOf)
          .filter(number -> number.startsWith(begun))
          .toList();
    }
  }
}
