package dev.meshgate.rest;

import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.util.Collection;

/** What our OpenAPI documents have in common. */
public final class OpenApiParts {

  /** The name of the security scheme in all documents. */
  public static final String OAUTH = "oauth2";

  /** GPT Actions refuse a summary or description that is longer. */
  private static final int LONGEST = 300;

  private OpenApiParts() {}

  /** How a caller gets a token (OpenAPI 3.1 §4.8.27). */
  public static JsonObject oauth(BaseUrl base, Collection<Scope> asked) {
    var scopes = Json.object();
    asked.stream()
        .distinct()
        .sorted()
        .forEach(scope -> scopes.add(scope.value(), scope.inPlainWords()));
    return Json.object()
        .add("type", "oauth2")
        .add(
            "flows",
            Json.object()
                .add(
                    "authorizationCode",
                    Json.object()
                        .add("authorizationUrl", base.at("/oauth/authorize"))
                        .add("tokenUrl", base.at("/oauth/token"))
                        .add("refreshUrl", base.at("/oauth/token"))
                        .add("scopes", scopes)))
        .build();
  }

  /** A response that is {@link #error()}. */
  public static JsonObject refusal(String description) {
    return response(description, Json.object().add("$ref", "#/components/schemas/Error").build());
  }

  public static JsonObject response(String description, JsonObject schema) {
    return Json.object().add("description", description).add("content", content(schema)).build();
  }

  public static JsonObject content(JsonObject schema) {
    return Json.object().add("application/json", Json.object().add("schema", schema)).build();
  }

  /** At the end of a sentence if one ends late enough, else at a word. */
  public static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    var sentence = text.lastIndexOf(". ", LONGEST - 1);
    if (sentence > LONGEST / 2) {
      return text.substring(0, sentence + 1);
    }
    var word = text.lastIndexOf(' ', LONGEST - 1);
    return text.substring(0, word > 0 ? word : LONGEST - 1) + "…";
  }

  /** The schema of every refusal, {@code #/components/schemas/Error}. */
  public static JsonObject error() {
    var text = Json.object().add("type", "string").build();
    return Json.object()
        .add("type", "object")
        .add(
            "properties",
            Json.object()
                .add("error", text)
                .add("message", text)
                .add("field", text)
                .add(
                    "details",
                    Json.object()
                        .add("description", "All that is wrong, where it is more than one")))
        .add("required", Json.array().add("error").add("message"))
        .build();
  }
}
