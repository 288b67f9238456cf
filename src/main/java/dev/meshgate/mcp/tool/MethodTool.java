package dev.meshgate.mcp.tool;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.work.Work;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A method marked with {@link Tool}, read once. Everything that asks Java about itself happens
 * here; a call follows a handle.
 */
public final class MethodTool {

  private static final Set<Class<?>> GIVEN_BY_US = Set.of(Caller.class, Work.class, Asking.class);

  private final Method method;
  private final ToolDescription description;

  private MethodTool(Method method, ToolDescription description) {
    this.method = method;
    this.description = description;
  }

  /**
   * Reads a method.
   *
   * @throws IllegalArgumentException saying which method breaks which rule
   */
  public static MethodTool of(Method method) {
    try {
      return new MethodTool(method, describe(method, method.getAnnotation(Tool.class)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage()
              + " (@Tool "
              + method.getDeclaringClass().getName()
              + "."
              + method.getName()
              + ")",
          e);
    }
  }

  public ToolDescription description() {
    return description;
  }

  /** Whether those who hold a token for calculation services alone may call it. */
  boolean isForServiceTokens() {
    return method.getAnnotation(Tool.class).forServiceTokens();
  }

  /** Whether it is there for clients of earlier systems alone. */
  public boolean isFormer() {
    return method.getAnnotation(Tool.class).former();
  }

  private static ToolDescription describe(Method method, Tool tool) {
    if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
      throw new IllegalArgumentException("A tool must not be private or static.");
    }
    if (tool.scope().length == 0) {
      throw new IllegalArgumentException("A tool needs at least one scope.");
    }
    var promises = CompletionStage.class.isAssignableFrom(method.getReturnType());
    var result =
        promises
            ? SchemaWriter.argument(method.getGenericReturnType(), 0)
            : method.getGenericReturnType();
    return new ToolDescription(
        tool.name(),
        tool.title(),
        tool.description(),
        Set.of(tool.scope()),
        Hints.of(tool),
        SchemaWriter.ofInput(arguments(method)),
        outputSchema(result),
        promises || takesLong(method),
        Set.of(tool.needs()),
        tool.items(),
        Presentation.of(tool));
  }

  /** Work takes a while, and so does a person who is asked something. */
  private static boolean takesLong(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .anyMatch(type -> type == Work.class || type == Asking.class);
  }

  private static List<Property> arguments(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> !GIVEN_BY_US.contains(parameter.getType()))
        .map(Property::of)
        .toList();
  }

  private static @Nullable JsonObject outputSchema(Type result) {
    var raw = SchemaWriter.raw(result);
    if (raw == String.class || raw == ToolResult.class) {
      return null;
    }
    if (raw.isRecord()
        || Map.class.isAssignableFrom(raw)
        || (JsonStructure.class.isAssignableFrom(raw) && raw == JsonObject.class)) {
      return SchemaWriter.ofOutput(result);
    }
    // 2025-06-18 and 2025-11-25 allow nothing but an object as structured content.
    throw new IllegalArgumentException(
        "A tool must return a record, Map, JsonObject, String or ToolResult, not " + raw.getName());
  }

  /** The tool, working on that bean. */
  public BoundTool on(Object bean) {
    var call = handle().bindTo(bean);
    var readers = readers();
    return new BoundTool(
        description, (arguments, given) -> invoke(call, readers, arguments, given));
  }

  private MethodHandle handle() {
    try {
      method.setAccessible(true);
      var count = method.getParameterCount();
      return MethodHandles.lookup()
          .unreflect(method)
          .asType(MethodType.genericMethodType(count + 1))
          .asSpreader(1, Object[].class, count);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("The tool " + description.name() + " is locked away.", e);
    }
  }

  private Filler[] readers() {
    return Arrays.stream(method.getParameters())
        .map(
            parameter -> {
              if (parameter.getType() == Caller.class) {
                return (Filler) (arguments, given) -> given.caller();
              }
              if (parameter.getType() == Work.class) {
                return (Filler) (arguments, given) -> given.work();
              }
              if (parameter.getType() == Asking.class) {
                return (Filler) (arguments, given) -> given.asking();
              }
              var property = Property.of(parameter);
              var reader = ArgumentReader.of(property);
              return (Filler) (arguments, given) -> reader.read(arguments.get(property.name()));
            })
        .toArray(Filler[]::new);
  }

  private static @Nullable Object invoke(
      MethodHandle call, Filler[] readers, JsonObject arguments, Given given) throws Exception {
    var values = new @Nullable Object[readers.length];
    for (var i = 0; i < readers.length; i++) {
      values[i] = readers[i].value(arguments, given);
    }
    try {
      return call.invokeExact(values);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where one parameter's value comes from. */
  private interface Filler {
    @Nullable Object value(JsonObject arguments, Given given);
  }
}
