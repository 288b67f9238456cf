package dev.meshgate.services.contract;

import java.util.List;
import java.util.Optional;

/**
 * What a service is, as its publisher says it.
 *
 * @param name what people call it
 * @param description what it calculates; may be empty
 * @param category such as {@code finance}; may be empty
 */
public record Definition(
    String name,
    String description,
    String category,
    List<String> tags,
    List<Input> inputs,
    List<Output> outputs,
    List<TableArea> areas,
    Guidance guidance,
    List<TestCase> tests) {

  public Definition {
    tags = List.copyOf(tags);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    areas = List.copyOf(areas);
    tests = List.copyOf(tests);
  }

  /** The area of that name, however it is spelled. */
  public Optional<TableArea> area(String named) {
    return areas.stream().filter(area -> Names.same(area.name(), named)).findFirst();
  }

  /** The output of that name, however it is spelled. */
  public Optional<Output> output(String named) {
    return outputs.stream().filter(output -> Names.same(output.name(), named)).findFirst();
  }
}
