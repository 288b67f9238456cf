package dev.meshgate.mcp.tool;

import static dev.meshgate.oauth.Scope.MCP_EXECUTE;
import static dev.meshgate.oauth.Scope.MCP_MANAGE;
import static dev.meshgate.oauth.Scope.MCP_READ;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.Work.Severity;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tools that do nothing useful, in every form that a tool may have. */
public final class ToolFixtures {

  private ToolFixtures() {}

  /** Somebody who may read and execute. */
  public static Caller ann() {
    return caller("ann", MCP_READ, MCP_EXECUTE);
  }

  public static Caller caller(String subject, Scope... scopes) {
    return new Caller(
        subject,
        "client-1",
        "grant-" + subject,
        "http://localhost:9080/v1/mcp",
        Set.of(scopes),
        new Caller.Token(
            "token-" + subject,
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-01T01:00:00Z")));
  }

  public static Toolset toolset() {
    return new Toolset("Use the tools.", tools(new Tools()));
  }

  public static List<BoundTool> tools(Object bean) {
    var tools = new ArrayList<BoundTool>();
    Arrays.stream(bean.getClass().getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Tool.class))
        .sorted(java.util.Comparator.comparing(java.lang.reflect.Method::getName))
        .forEach(method -> tools.add(MethodTool.of(method).on(bean)));
    return tools;
  }

  public static BoundTool tool(String name) {
    return toolset().find(name).orElseThrow();
  }

  /** How deep a search goes. */
  public enum Depth {
    SHALLOW,
    VERY_DEEP
  }

  /** What is searched for. */
  public record Query(
      @ToolArg(description = "The words to look for.") String words,
      @ToolArg(defaultValue = "5", min = 1, max = 50) int limit,
      Optional<Depth> depth,
      @Nullable List<String> tags) {}

  /** What was found. */
  public record Found(String echo, int limit, Depth depth, Optional<LocalDate> since) {}

  /** One word. */
  public record Echo(String text) {}

  /** The tools. */
  @SuppressWarnings("UnusedMethod")
  public static final class Tools {

    @Tool(
        name = "echo",
        description = "Say it again.",
        scope = MCP_READ,
        readOnly = true,
        openWorld = false)
    Echo echo(@ToolArg(description = "What to say.") String text) {
      return new Echo(text);
    }

    @Tool(name = "words", description = "Say it in words.", scope = MCP_READ)
    String words(Caller caller) {
      return "Hello, " + caller.subject() + ".";
    }

    @Tool(name = "find", description = "Find things.", scope = MCP_READ)
    Found find(
        Query query,
        @ToolArg(required = false) List<Depth> depths,
        Optional<LocalDate> since,
        @ToolArg(required = false) Map<String, Object> more) {
      return new Found(
          query.words() + depths + more, query.limit(), query.depth().orElse(Depth.SHALLOW), since);
    }

    @Tool(name = "fail", description = "Fail.", scope = MCP_READ)
    String fail(@ToolArg(defaultValue = "told") String how) {
      if (how.equals("told")) {
        throw new ToolFailure("There is no such thing; try another.");
      }
      throw new IllegalStateException("a secret of the inside");
    }

    @Tool(name = "slow", description = "Take long.", scope = MCP_EXECUTE)
    Echo slow(@ToolArg(defaultValue = "2", min = 1, max = 100) int steps, Work work) {
      for (var step = 1; step <= steps; step++) {
        work.stopIfCancelled();
        work.report(step, steps, "step " + step);
      }
      return new Echo("done in " + steps);
    }

    @Tool(name = "promise", description = "Take long, holding nothing.", scope = MCP_EXECUTE)
    CompletionStage<Echo> promise(JsonObject anything) {
      return CompletableFuture.completedFuture(new Echo(anything.toString()));
    }

    @Tool(name = "introduce", description = "Ask who it is.", scope = MCP_READ)
    String introduce(@ToolArg(defaultValue = "Hello") String greeting, Asking asking) {
      var name = asking.form("name", "What is your name?", form("name"));
      if (!name.isAccepted()) {
        return greeting + ", stranger.";
      }
      var city = asking.form("city", "Where do you live?", form("city"));
      return greeting
          + ", "
          + name.content().getString("name")
          + " of "
          + city.content().getString("city", "nowhere")
          + ".";
    }

    private static JsonObject form(String field) {
      return Json.readObject(
          "{\"type\":\"object\",\"properties\":{\"%1$s\":{\"type\":\"string\"}},\"required\":[\"%1$s\"]}"
              .formatted(field));
    }

    @Tool(
        name = "sample",
        description = "Ask the model.",
        scope = MCP_READ,
        needs = ClientCapability.SAMPLING)
    String sample(Asking asking, Work work) {
      work.note(Severity.INFO, "about to ask");
      work.note(Severity.DEBUG, "very much about to ask");
      return asking.sampling("thought", "Think.", 10);
    }

    @Tool(
        name = "manage",
        description = "Change it.",
        scope = {MCP_READ, MCP_MANAGE})
    String manage() {
      return "changed";
    }
  }

  /** Ann's call of a tool, with arguments as JSON. */
  static ToolCall annsCall(BoundTool tool, JsonValue arguments) {
    return ToolCall.of("test", tool, arguments, ann(), TraceContext.NONE);
  }
}
