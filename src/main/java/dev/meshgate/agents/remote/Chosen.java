package dev.meshgate.agents.remote;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An address behind which there are several, and which of them is meant: its query says it, as in
 * {@code https://agents.example?assistant=clerk}.
 *
 * @param base the address without the query and without a slash at the end
 * @param query what the query says
 */
record Chosen(String base, Map<String, String> query) {

  Chosen {
    query = Map.copyOf(query);
  }

  static Chosen of(URI uri) {
    var text = uri.toString();
    var mark = text.indexOf('?');
    var said = new LinkedHashMap<String, String>();
    if (mark >= 0) {
      Arrays.stream(text.substring(mark + 1).split("&", -1))
          .map(pair -> pair.split("=", 2))
          .filter(pair -> pair.length == 2)
          .forEach(pair -> said.put(decoded(pair[0]), decoded(pair[1])));
    }
    return new Chosen((mark < 0 ? text : text.substring(0, mark)).replaceAll("/+$", ""), said);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** What the query says of it, or the empty text. */
  String of(String name) {
    return query.getOrDefault(name, "");
  }

  /** A place below the address. */
  URI at(String path) {
    return URI.create(base + path);
  }

  /** The address with that in its query; what is empty is left out. */
  static URI uri(String base, Map<String, String> query) {
    var said =
        query.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(said.isEmpty() ? base : base + "?" + said);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
