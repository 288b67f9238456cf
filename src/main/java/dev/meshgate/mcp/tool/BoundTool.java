package dev.meshgate.mcp.tool;

import dev.meshgate.mcp.schema.InputSchema;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tool that can be called: what it says of itself, how it checks, what it does. */
public final class BoundTool {

  private static final JsonObject ANY_OBJECT = Json.object().add("type", "object").build();

  private final ToolDescription description;
  private final InputSchema input;
  private final List<HeaderParam> headerParams;
  private final Handler handler;

  /** For tools that are not methods, such as those of one calculation service. */
  public BoundTool(ToolDescription description, Handler handler) {
    this.description = description;
    this.input = new InputSchema(description.inputSchema());
    this.headerParams = HeaderParam.of(description.inputSchema());
    this.handler = handler;
  }

  /** A tool that reads its arguments itself, more leniently than its schema tells models to be. */
  public static BoundTool readingItself(ToolDescription description, Handler handler) {
    return new BoundTool(description, new InputSchema(ANY_OBJECT), handler);
  }

  private BoundTool(ToolDescription description, InputSchema input, Handler handler) {
    this.description = description;
    this.input = input;
    this.headerParams = List.of();
    this.handler = handler;
  }

  public ToolDescription description() {
    return description;
  }

  /** The arguments that headers repeat. */
  public List<HeaderParam> headerParams() {
    return headerParams;
  }

  public String name() {
    return description.name();
  }

  /**
   * The arguments as the tool wants them.
   *
   * @throws dev.meshgate.mcp.schema.InvalidArguments when they do not fit
   */
  JsonObject sound(JsonValue arguments) {
    return input.sound(arguments);
  }

  @Nullable Object call(JsonObject arguments, Given given) throws Exception {
    return handler.call(arguments, given);
  }

  /** What a tool does. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Does it.
     *
     * @param arguments they fit the tool's input schema
     * @return a record, a {@code Map}, a {@code JsonObject}, a {@code String}, a {@link
     *     ToolResult}, or a {@code CompletionStage} of one of those
     * @throws ToolFailure when the model can act on why it did not work
     */
    @Nullable Object call(JsonObject arguments, Given given) throws Exception;
  }
}
