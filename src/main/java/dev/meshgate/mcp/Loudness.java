package dev.meshgate.mcp;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;

import dev.meshgate.platform.work.Work.Severity;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From where on a client wants to hear what a tool notes ({@code LoggingLevel} of MCP). */
public final class Loudness {

  private Loudness() {}

  /**
   * The level.
   *
   * @throws JsonRpcError.JsonRpcException when it is none
   */
  public static Severity of(@Nullable JsonValue level) {
    return (level instanceof JsonString word
            ? Severity.of(word.getString())
            : Optional.<Severity>empty())
        .orElseThrow(
            () ->
                INVALID_PARAMS.inBand(
                    "The level must be debug, info, notice, warning, error, critical, alert or"
                        + " emergency."));
  }
}
