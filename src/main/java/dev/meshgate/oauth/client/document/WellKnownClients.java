package dev.meshgate.oauth.client.document;

import dev.meshgate.oauth.client.AuthMethod;
import dev.meshgate.oauth.client.ClientMetadata;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documents of well-known assistants, as they were at the date that each is given with: their
 * hosts often refuse to answer a server. {@code {connection}} stands for a part of the id that is
 * another at each connection, and that its redirect URIs repeat.
 */
@ApplicationScoped
class WellKnownClients {

  private static final String LIST = "well-known-clients.json";
  private static final String ANY = "{connection}";
  private static final String CONNECTION = "([A-Za-z0-9_-]{1,64})";

  private final List<Known> all = read();

  /** A document, and the ids that it is for. */
  private record Known(Pattern ids, JsonObject document) {

    static Known of(JsonObject document) {
      var parts = document.getString("client_id").split(Pattern.quote(ANY), 2);
      var ids =
          parts.length == 1
              ? Pattern.quote(parts[0])
              : Pattern.quote(parts[0]) + CONNECTION + Pattern.quote(parts[1]);
      return new Known(Pattern.compile(ids), document);
    }

    /** Whoever is listed by its own id is not taken for one of many. */
    boolean isForMany() {
      return document.getString("client_id").contains(ANY);
    }

    JsonObject of(Matcher id) {
      var connection = id.groupCount() == 0 ? "" : id.group(1);
      var redirects = Json.array();
      document
          .getJsonArray("redirect_uris")
          .getValuesAs(JsonString::getString)
          .forEach(uri -> redirects.add(uri.replace(ANY, connection)));
      return Json.builders()
          .createObjectBuilder(document)
          .add("client_id", id.group())
          .add("redirect_uris", redirects)
          .add("grant_types", Json.array().add("authorization_code").add("refresh_token"))
          .build();
    }
  }

  /** What we know of the client with that id. */
  Optional<ClientMetadata> find(String id) {
    return all.stream()
        .map(known -> new Found(known, known.ids().matcher(id)))
        .filter(found -> found.id().matches())
        .map(found -> metadata(found.known().of(found.id())))
        .findFirst();
  }

  private record Found(Known known, Matcher id) {}

  private static ClientMetadata metadata(JsonObject document) {
    return ClientMetadata.of(
        document, AuthMethod.of(document.getString("token_endpoint_auth_method")).orElseThrow());
  }

  private static List<Known> read() {
    try (var in = WellKnownClients.class.getResourceAsStream(LIST)) {
      var list = (JsonArray) Json.readers().createReader(in).readValue();
      return list.stream()
          .map(JsonValue::asJsonObject)
          .map(Known::of)
          .sorted(Comparator.comparing(Known::isForMany))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
