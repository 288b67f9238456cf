package dev.meshgate.mcp.resource;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.meshgate.mcp.JsonRpcMessage;
import jakarta.json.JsonString;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Where a page begins. What it says is no secret and gives no right: a stranger's cursor is only
 * another place to begin.
 *
 * @param source the number of the source
 * @param from how many of its resources came before
 */
record Cursor(int source, int from) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,3})-(\\d{1,8})");

  static Cursor of(JsonRpcMessage request) {
    if (!request.params().containsKey("cursor")) {
      return new Cursor(0, 0);
    }
    if (request.params().get("cursor") instanceof JsonString text) {
      var form = FORM.matcher(decoded(text.getString()));
      if (form.matches()) {
        return new Cursor(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
      }
    }
    throw refusal();
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), US_ASCII);
    } catch (IllegalArgumentException e) {
      throw refusal();
    }
  }

  private static RuntimeException refusal() {
    return INVALID_PARAMS.inBand("The cursor is not one of this server's.");
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((source + "-" + from).getBytes(US_ASCII));
  }
}
