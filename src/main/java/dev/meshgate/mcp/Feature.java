package dev.meshgate.mcp;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of MCP beside the tools, with methods of its own. A CDI bean of this type is found. */
public interface Feature {

  /** Its members of {@code capabilities}; empty if there is nothing to offer here. */
  JsonObject capabilities();

  /**
   * The extension of 2026-07-28 that it is; empty for a part of MCP itself. An extension has no
   * capabilities of its own, and no other revision knows its methods.
   */
  default String extension() {
    return "";
  }

  Set<String> methods();

  /** What the caller's token must allow for any of its methods. */
  Set<Scope> scopes();

  /** Which of the params the header {@code Mcp-Name} repeats; null for none. */
  default @Nullable String named(String method) {
    return null;
  }

  /**
   * Answers one of its methods.
   *
   * @throws JsonRpcError.JsonRpcException when it cannot
   */
  Result answer(JsonRpcMessage request, Client client);

  /**
   * Who asks, in which revision, and what it can be asked in return.
   *
   * @param asking what can be asked only for {@code prompts/get} and {@code resources/read}
   */
  record Client(Caller caller, ProtocolVersion version, Asking asking) {}

  /**
   * What a method answers, of every revision.
   *
   * @param members JSON text without the braces around it
   * @param ttlMs how long a client may keep it; negative where it must not be told
   */
  record Result(String members, int ttlMs) {

    /** The members of an object that is not empty. */
    public static Result of(JsonObject result) {
      return new Result(members(result), -1);
    }

    /** Nothing but that it was done. */
    public static Result empty() {
      return new Result("", -1);
    }

    /** As {@link #of}, to be kept for a while by the one who asked and nobody else. */
    public static Result kept(JsonObject result, int ttlMs) {
      return new Result(members(result), ttlMs);
    }

    private static String members(JsonObject result) {
      var text = result.toString();
      return text.substring(1, text.length() - 1);
    }
  }
}
