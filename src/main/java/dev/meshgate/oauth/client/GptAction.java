package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT_METADATA;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.regex.Pattern;

/**
 * A client that stands for the Actions of a GPT. These send no {@code code_challenge} and name no
 * resource, so it is the one kind of client that may leave the challenge out. In its place it has a
 * secret and just the two redirect URIs that a GPT has, and it must send a {@code state}.
 *
 * @param gpt the GPT's id, as in the address of its page
 * @param metadata what follows from it
 */
public record GptAction(String gpt, ClientMetadata metadata) {

  private static final String MEMBER = "gpt_action";
  private static final String METHOD = "token_endpoint_auth_method";
  private static final Pattern ID = Pattern.compile("g-[A-Za-z0-9-]{4,90}");

  /** Whether an administrator's body describes one. */
  public static boolean is(JsonObject body) {
    return body.containsKey(MEMBER);
  }

  /** Reads {@code {"client_name": …, "gpt_action": "g-…"}}. */
  public static GptAction of(JsonObject body) {
    if (!(body.get(MEMBER) instanceof JsonString id) || !ID.matcher(id.getString()).matches()) {
      throw INVALID_CLIENT_METADATA.because(
          "gpt_action must be the GPT's id, which begins with g- in the address of its page");
    }
    if (body.containsKey("redirect_uris")) {
      throw INVALID_CLIENT_METADATA.because("redirect_uris follow from gpt_action; leave them out");
    }
    var gpt = id.getString();
    var complete =
        Json.builders()
            .createObjectBuilder(body)
            .add(
                "redirect_uris",
                Json.array()
                    .add("https://chat.openai.com/aip/" + gpt + "/oauth/callback")
                    .add("https://chatgpt.com/aip/" + gpt + "/oauth/callback"))
            .add("grant_types", Json.array().add("authorization_code").add("refresh_token"));
    return new GptAction(gpt, ClientMetadata.of(complete.build(), method(body)));
  }

  /** The two that a GPT's editor offers; the first is its usual one. */
  private static AuthMethod method(JsonObject body) {
    var asked = body.getString(METHOD, AuthMethod.CLIENT_SECRET_POST.value());
    return AuthMethod.of(asked)
        .filter(AuthMethod::needsSecret)
        .orElseThrow(
            () ->
                INVALID_CLIENT_METADATA.because(
                    METHOD + " must be client_secret_post or client_secret_basic"));
  }
}
