package dev.meshgate.mcp.tool;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Describes an argument of a tool, or a component of a record that is one or that comes back.
 *
 * <p>An argument without this annotation is required and has no description.
 */
@Documented
@Retention(RUNTIME)
@Target({PARAMETER, RECORD_COMPONENT})
public @interface ToolArg {

  /** What it means, for the model; at most 700 characters, which is what GPT Actions read. */
  String description() default "";

  /** The name on the wire; by default the Java name in snake_case. */
  String name() default "";

  /**
   * Whether it must be given. An {@code Optional} never must, nor one with a {@link #defaultValue};
   * one that need not be given and is not an {@code Optional} arrives as null, an empty collection,
   * zero or false.
   */
  boolean required() default true;

  /** What stands for an absent argument, as JSON or, for a string or an enum, as it is. */
  String defaultValue() default "";

  /**
   * A header that repeats the argument, so that a proxy can see it without reading the body: {@code
   * Region} is {@code Mcp-Param-Region} ({@code x-mcp-header} of MCP 2026-07-28). Only for strings,
   * integers and booleans, and never for a secret. Clients that do not know it cannot call the tool
   * with that argument.
   */
  String header() default "";

  /** The least that a number may be. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The most that a number may be. */
  double max() default Double.POSITIVE_INFINITY;

  /** How long a string, or how many items a list, may be; 0 means no bound but the body's. */
  int maxLength() default 0;
}
