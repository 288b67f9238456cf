package dev.meshgate.mcp.tool;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.oauth.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Makes a method of a CDI bean a tool that assistants can call: by MCP, by REST and in OpenAPI.
 *
 * <p>Each parameter is an argument, described by {@link ToolArg}, and may be a string, number,
 * boolean, enum, {@code Instant}, {@code LocalDate}, {@code URI}, record, {@code List}, {@code
 * Set}, {@code Map<String, …>}, {@code JsonValue}, or an {@code Optional} of those. Three kinds of
 * parameter are given by us instead: {@code Caller}, who calls; {@code Work}, to tell progress and
 * to hear of a cancellation; and {@code Asking}, to ask the caller something. A tool that takes
 * {@code Work} or {@code Asking} may take long: it never holds a request's thread.
 *
 * <p>The result is a record (or {@code Map<String, …>}, {@code JsonObject}): it becomes structured
 * content; or a {@code String}: it becomes text; or a {@link ToolResult}; or a {@code
 * CompletionStage} of one of those. Names on the wire are in snake_case. A refusal that the model
 * can act on is a {@link ToolFailure}.
 *
 * <p>The bean is {@code @ApplicationScoped} or {@code @Dependent} and may be package-private with a
 * constructor; the method must not be private or static; records must be public.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Tool {

  /** The name that is called: {@code list_agents}. Lower case, digits and underscores. */
  String name();

  /** A few words for people: {@code List agents}. */
  String title() default "";

  /**
   * What it does and when to use it, for the model. The first 300 characters must be enough by
   * themselves: GPT Actions see no more.
   */
  String description();

  /** What the caller's token must allow; all of them. */
  Scope[] scope();

  /**
   * The argument whose elements are each a piece of work, as a JSON Pointer: {@code
   * /payload/steps}. Limits count them; without it a call is one.
   */
  String items() default "";

  /** What it cannot do without asking; a client that cannot be asked is told at once. */
  ClientCapability[] needs() default {};

  /** The {@code ui://} resource that shows a call of it, in clients that can (MCP Apps). */
  String widget() default "";

  /** Only such a widget calls it: neither models nor people are told of it. */
  boolean forWidgets() default false;

  /** Whoever holds a token for calculation services alone may call it, too. */
  boolean forServiceTokens() default false;

  /**
   * A name of the systems that this product grew from: listed and called at their addresses alone.
   */
  boolean former() default false;

  /** It changes nothing. */
  boolean readOnly() default false;

  /** It may destroy or overwrite something. Means nothing for a read-only tool. */
  boolean destructive() default true;

  /** A second call with the same arguments changes nothing more. */
  boolean idempotent() default false;

  /** It reaches beyond this installation and what is registered in it. */
  boolean openWorld() default true;
}
