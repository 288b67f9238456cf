package dev.meshgate.mcp.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the client reads ({@code Accept}, RFC 9110 §12.5.1). MCP wants both to be listed; who lists
 * one is served as well.
 */
public record Accept(boolean json, boolean events) {

  private static final Pattern NEVER = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)");

  public static Accept of(List<String> headers) {
    if (headers.isEmpty()) {
      return new Accept(true, false);
    }
    var json = false;
    var events = false;
    for (var range : String.join(",", headers).toLowerCase(Locale.ROOT).split(",", -1)) {
      var type = range.split(";", 2)[0].strip();
      if (type.length() < range.length() && NEVER.matcher(range).find()) {
        continue;
      }
      json |= type.equals("application/json") || type.equals("application/*") || type.equals("*/*");
      // Who takes anything, such as curl, did not ask for a stream.
      events |= type.equals("text/event-stream");
    }
    return new Accept(json, events);
  }
}
