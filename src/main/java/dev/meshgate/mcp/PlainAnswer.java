package dev.meshgate.mcp;

import static dev.meshgate.mcp.ProtocolVersion.MODERN;

import dev.meshgate.mcp.ask.MissingCapability;
import dev.meshgate.mcp.schema.InvalidArguments;
import dev.meshgate.mcp.tool.Content;
import dev.meshgate.mcp.tool.ToolCalls.BrokenToolException;
import dev.meshgate.mcp.tool.ToolCalls.UnavailableException;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.mcp.tool.ToolWatch;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.JsonText;
import dev.meshgate.platform.database.Outage;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.WorkCancelledException;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;

/** How a tool's call ended, told without JSON-RPC: a status, and a result or a reason. */
public sealed interface PlainAnswer {

  /**
   * It worked.
   *
   * @param json an object
   */
  record Result(String json) implements PlainAnswer {}

  /**
   * It did not.
   *
   * @param code such as {@code INVALID_INPUT}
   * @param details what is wrong, path by path; empty where there is no more to say
   */
  record Refused(int status, String code, String message, JsonArray details, long retryAfter)
      implements PlainAnswer {

    Refused(int status, String code, String message) {
      this(status, code, message, JsonValue.EMPTY_JSON_ARRAY, 0);
    }

    /** {@code {"error":…,"message":…,"details":…}}. */
    public String json() {
      var json = Json.object().add("error", code).add("message", message);
      if (!details.isEmpty()) {
        json.add("details", details);
      }
      return json.build().toString();
    }
  }

  /** Structured content as it is, words as {@code {"text":…}}, anything else as content blocks. */
  static PlainAnswer of(ToolResult result) {
    if (result.isError()) {
      return new Refused(422, "TOOL_FAILED", result.words());
    }
    var structured = result.structured();
    if (structured != null) {
      return new Result(structured);
    }
    var words = result.words();
    if (result.content().stream().allMatch(b -> b instanceof Content.Text)) {
      return new Result("{\"text\":" + JsonText.quoted(words) + "}");
    }
    var json = new StringBuilder("{\"content\":");
    ToolWire.content(json, result.content(), MODERN);
    return new Result(json.append('}').toString());
  }

  /** What was thrown instead of a result. */
  static PlainAnswer of(Throwable thrown) {
    var failure = Stages.cause(thrown);
    if (failure instanceof InvalidArguments invalid) {
      return new Refused(400, "INVALID_INPUT", invalid.sentence(), details(invalid), 0);
    }
    if (failure instanceof ToolWatch.Refusal refusal) {
      return new Refused(
          429,
          "TOO_MANY_REQUESTS",
          refusal.sentence(),
          JsonValue.EMPTY_JSON_ARRAY,
          refusal.retryAfterSeconds());
    }
    if (failure instanceof BrokenToolException broken) {
      return new Refused(500, "INTERNAL_ERROR", broken.sentence());
    }
    if (failure instanceof UnavailableException || Outage.isBehind(failure)) {
      return new Refused(
          503,
          "UNAVAILABLE",
          Outage.SENTENCE,
          JsonValue.EMPTY_JSON_ARRAY,
          Outage.RETRY_AFTER_SECONDS);
    }
    if (failure instanceof MissingCapability) {
      return new Refused(
          422,
          "CANNOT_ASK",
          "This tool asks the person something in the middle of the call, which only a client of"
              + " MCP can pass on. Call it by MCP.");
    }
    if (failure instanceof WorkCancelledException) {
      return new Refused(409, "CANCELLED", "The call was cancelled.");
    }
    return new Refused(500, "INTERNAL_ERROR", "Something went wrong here.");
  }

  private static JsonArray details(InvalidArguments invalid) {
    var details = Json.array();
    for (var violation : invalid.violations()) {
      details.add(Json.object().add("path", violation.path()).add("message", violation.sentence()));
    }
    return details.build();
  }
}
