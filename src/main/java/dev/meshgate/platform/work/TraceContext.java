package dev.meshgate.platform.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a piece of work is part of (W3C Trace Context, W3C Baggage), as it came and as it
 * is handed on. What is not of their form is as if it had not come (Trace Context §4.3).
 *
 * @param parent the {@code traceparent}; empty for no trace
 * @param state the {@code tracestate}; may be empty
 * @param baggage may be empty; it travels without a trace, too
 */
public record TraceContext(String parent, String state, String baggage) {

  public static final TraceContext NONE = new TraceContext("", "", "");

  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";
  private static final String BAGGAGE = "baggage";

  /** Version 00, and what later ones begin with (§2.2.2); no id is all zeros. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)([0-9a-f]{2})-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");

  /** What both specifications want handed on at the least. */
  private static final int LONGEST_STATE = 512;

  private static final int LONGEST_BAGGAGE = 8_192;

  /** Reads it from wherever such names have values: headers, or the {@code _meta} of MCP. */
  public static TraceContext of(Function<String, @Nullable String> source) {
    var parent = source.apply(PARENT);
    var baggage = fitting(source.apply(BAGGAGE), LONGEST_BAGGAGE);
    if (parent == null || !isSound(parent)) {
      return baggage.isEmpty() ? NONE : new TraceContext("", "", baggage);
    }
    return new TraceContext(parent, fitting(source.apply(STATE), LONGEST_STATE), baggage);
  }

  private static boolean isSound(String parent) {
    var form = FORM.matcher(parent);
    return form.matches() && (form.group(2) == null || !form.group(1).equals("00"));
  }

  private static String fitting(@Nullable String value, int longest) {
    return value != null && value.length() <= longest && PRINTABLE.matcher(value).matches()
        ? value
        : "";
  }

  /** Whether there is a trace. */
  public boolean isTraced() {
    return !parent.isEmpty();
  }

  /** As headers of a request to whoever does a part of the work. */
  public Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    put(headers, PARENT, parent);
    put(headers, STATE, state);
    put(headers, BAGGAGE, baggage);
    return headers;
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (!value.isEmpty()) {
      headers.put(name, value);
    }
  }
}
