package dev.meshgate.services.engine.function;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions by their names in capitals. */
public final class Functions {

  /** As many arguments as a formula can have. */
  public static final int MANY = 255;

  private final Map<String, FunctionSpec> byName = new HashMap<>();

  /** Adds a function; its parameters are told as in {@link FunctionSpec}. */
  public Functions add(String name, int min, int max, String parameters, Function function) {
    if (byName.put(name, new FunctionSpec(name, min, max, parameters, function)) != null) {
      throw new IllegalStateException(name + " is there twice.");
    }
    return this;
  }

  /** Gives a function another name too. */
  public Functions alias(String name, String other) {
    var spec = byName.get(other);
    if (spec == null) {
      throw new IllegalStateException("There is no " + other + ".");
    }
    return add(name, spec.min(), spec.max(), spec.parameters(), spec.function());
  }

  public @Nullable FunctionSpec named(String name) {
    return byName.get(name);
  }

  /** All of them by name. */
  public Map<String, FunctionSpec> all() {
    return Map.copyOf(byName);
  }
}
