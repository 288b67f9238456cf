package dev.meshgate.rest;

import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.pat.NewToken.Opens;
import dev.meshgate.platform.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The personal access token that a caller asks for.
 *
 * @param name by which the person knows it again
 * @param scope parted by spaces; default {@code mcp:read mcp:execute}, within the caller's own
 * @param service the one calculation service that it is for, or null
 * @param services the calculation services that it is for, or null; with neither it stands for the
 *     caller
 * @param expiresInDays 1 to 366
 */
record AskedToken(
    @Schema(description = "By which you know it again", required = true) String name,
    @Schema(description = "Parted by spaces; by default mcp:read mcp:execute, as far as you may")
        @Nullable String scope,
    @Schema(description = "The one calculation service that the token opens (svc_…)")
        @Nullable String service,
    @Schema(description = "The calculation services that the token opens (mcp_…); none is nothing")
        @Nullable List<String> services,
    @Schema(name = "expires_in_days", minimum = "1", maximum = "366")
        @Nullable Integer expiresInDays) {

  /**
   * Reads the body of a request.
   *
   * @throws Problem naming the member that is wrong
   */
  static AskedToken of(JsonValue body) {
    if (!(body instanceof JsonObject asked)) {
      throw new Problem(400, "INVALID_INPUT", "The body must be a JSON object.");
    }
    var name = text(asked, "name");
    var service = text(asked, "service");
    var services = services(asked);
    if (service != null && services != null) {
      throw Problem.invalid("services", "A token is for service or for services, not for both.");
    }
    return new AskedToken(
        name == null ? "" : name, text(asked, "scope"), service, services, days(asked));
  }

  /** What it is for. */
  Opens opens(Resources resources) {
    if (service != null) {
      return Opens.service(resources, service);
    }
    return services == null ? Opens.person(resources) : Opens.services(resources, services);
  }

  private static @Nullable String text(JsonObject asked, String member) {
    var value = asked.getOrDefault(member, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return null;
    }
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw Problem.invalid(member, member + " must be a string.");
  }

  private static @Nullable List<String> services(JsonObject asked) {
    var value = asked.getOrDefault("services", JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return null;
    }
    if (value instanceof JsonArray list && list.stream().allMatch(JsonString.class::isInstance)) {
      return list.getValuesAs(JsonString::getString);
    }
    throw Problem.invalid("services", "services must be a list of the ids of services.");
  }

  private static @Nullable Integer days(JsonObject asked) {
    var value = asked.getOrDefault("expires_in_days", JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return null;
    }
    try {
      if (value instanceof JsonNumber number) {
        return number.intValueExact();
      }
    } catch (ArithmeticException e) {
      // Told below, like what is no number at all.
    }
    throw Problem.invalid("expires_in_days", "expires_in_days must be a whole number, 1 to 366.");
  }
}
