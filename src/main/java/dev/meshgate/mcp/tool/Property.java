package dev.meshgate.mcp.tool;

import dev.meshgate.platform.WireName;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One named value of an object on the wire: a parameter of a tool or a component of a record.
 *
 * @param name as it travels
 * @param type as Java declares it
 * @param arg what the author says of it
 * @param nullable whether it is marked {@code @Nullable}
 */
record Property(String name, Type type, @Nullable ToolArg arg, boolean nullable) {

  private static final Set<Class<?>> OPTIONALS =
      Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  static Property of(Parameter parameter) {
    if (!parameter.isNamePresent()) {
      throw new IllegalArgumentException(
          "Compile with -parameters, or names of arguments are lost.");
    }
    var arg = parameter.getAnnotation(ToolArg.class);
    return new Property(
        arg != null && !arg.name().isEmpty() ? arg.name() : WireName.of(parameter.getName()),
        parameter.getParameterizedType(),
        arg,
        parameter.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  /** JSON-B binds components, so a name of one's own is given by {@code @JsonbProperty} there. */
  static Property of(RecordComponent component) {
    var bound = component.getAccessor().getAnnotation(JsonbProperty.class);
    return new Property(
        bound != null && !bound.value().isEmpty()
            ? bound.value()
            : WireName.of(component.getName()),
        component.getGenericType(),
        component.getAnnotation(ToolArg.class),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  boolean isRequired() {
    return !nullable && !isOptional(type) && (arg == null || (arg.required() && !hasDefault()));
  }

  boolean hasDefault() {
    return arg != null && !arg.defaultValue().isEmpty();
  }

  static boolean isOptional(Type type) {
    var raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return raw instanceof Class<?> rawClass && OPTIONALS.contains(rawClass);
  }
}
