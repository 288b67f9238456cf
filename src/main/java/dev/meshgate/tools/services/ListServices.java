package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.services.Edition;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.reach.Reach;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code list_services}: the calculation services that the caller may use. */
@Dependent
class ListServices {

  private static final int MOST = 50;

  private final Reach reach;

  @Inject
  ListServices(Reach reach) {
    this.reach = reach;
  }

  /** What comes back. */
  public record Listed(List<Entry> services, int total) {}

  /** One service. */
  public record Entry(
      @ToolArg(description = "What get_service and calculate know it by") String id,
      String name,
      String description,
      @ToolArg(description = "What must be given") List<String> required,
      @ToolArg(description = "What may be given") List<String> optional,
      @ToolArg(description = "What comes out") List<String> outputs,
      List<String> tags) {

    static Entry of(Edition edition) {
      var definition = edition.definition();
      return new Entry(
          edition.id(),
          definition.name(),
          definition.description(),
          inputs(definition, true),
          inputs(definition, false),
          definition.outputs().stream().map(output -> output.name()).toList(),
          definition.tags());
    }

    private static List<String> inputs(Definition definition, boolean mandatory) {
      return definition.inputs().stream()
          .filter(input -> input.mandatory() == mandatory)
          .map(input -> input.name())
          .toList();
    }
  }

  @Tool(
      name = "list_services",
      title = "List calculation services",
      description =
          "List the company's calculation services: what each computes, its inputs and outputs. Use"
              + " it for questions about prices, payments, rates, plans or quotes, then calculate"
              + " with the one that fits; never compute such figures yourself.",
      scope = Scope.MCP_READ,
      forServiceTokens = true,
      readOnly = true,
      openWorld = false)
  Listed listServices(
      @ToolArg(description = "Only services that say all of these words", maxLength = 200)
          Optional<String> query,
      Caller caller) {
    var words = words(query.orElse(""));
    var found =
        reach.editions(caller).stream()
            .filter(edition -> words.stream().allMatch(said(edition)::contains))
            .map(Entry::of)
            .toList();
    return new Listed(found.stream().limit(MOST).toList(), found.size());
  }

  private static List<String> words(String query) {
    return Arrays.stream(query.toLowerCase(Locale.ROOT).split("\\W+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String said(Edition edition) {
    var definition = edition.definition();
    return String.join(
            " ",
            edition.id(),
            definition.name(),
            definition.description(),
            definition.category(),
            String.join(" ", definition.tags()))
        .toLowerCase(Locale.ROOT);
  }
}
