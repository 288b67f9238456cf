package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Capability;
import dev.meshgate.agents.Wording;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Secret;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tools of an MCP server, and which of them a task is for. */
record McpTools(List<JsonObject> tools) {

  /** All of a definition that a person or a model goes by. */
  private static final List<String> PINNED =
      List.of("name", "title", "description", "inputSchema", "outputSchema", "annotations");

  private static final Pattern WITHIN_WORDS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|_");

  McpTools {
    tools =
        tools.stream()
            .filter(tool -> !Told.text(tool, "name").isEmpty())
            .sorted(Comparator.comparing(tool -> Told.text(tool, "name")))
            .toList();
  }

  List<String> names() {
    return tools.stream().map(tool -> Told.text(tool, "name")).toList();
  }

  /** Changes with whatever somebody has looked at before they trusted the tools. */
  String fingerprint() {
    var definitions = Json.array();
    for (var tool : tools) {
      var pinned = Json.object();
      PINNED.stream().filter(tool::containsKey).forEach(part -> pinned.add(part, tool.get(part)));
      definitions.add(pinned);
    }
    return Secret.sha256(CanonicalJson.of(definitions.build()));
  }

  /** What they can do, in a sentence each. */
  String description() {
    return tools.stream()
        .map(tool -> Told.text(tool, "name") + ": " + Told.text(tool, "description"))
        .collect(Collectors.joining("; "));
  }

  /**
   * The tool for a task: one that it names, or else the one whose own words it uses most.
   *
   * @throws AgentAsksException when two are as likely, or none is
   */
  JsonObject choose(AgentRequest request) {
    var wanted =
        tools.stream()
            .filter(
                tool ->
                    request.capabilities().stream()
                        .anyMatch(word -> Capability.same(word, Told.text(tool, "name"))))
            .toList();
    var offered = wanted.isEmpty() ? tools : wanted;
    if (offered.size() == 1) {
      return offered.get(0);
    }
    var fits = fits(offered, request);
    var best = fits.values().stream().mapToDouble(fit -> fit).max().orElse(0);
    var fitting =
        offered.stream()
            .filter(tool -> best > 0 && Double.valueOf(best).equals(fits.get(name(tool))))
            .toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    throw new AgentAsksException(
        "Which tool shall do it? Name one in the task or in capabilities. There are "
            + String.join(", ", new McpTools(fitting.isEmpty() ? offered : fitting).names())
            + ".",
        false);
  }

  /** How well each fits, by its name. One that the task names fits better than any other. */
  private static Map<String, Double> fits(List<JsonObject> tools, AgentRequest request) {
    var judged = Wording.judge(tools.stream().map(McpTools::card).toList(), request);
    return tools.stream()
        .map(McpTools::name)
        .distinct()
        .collect(
            Collectors.toMap(
                name -> name,
                name -> {
                  var fit = judged.get(name);
                  return (fit == null ? 0 : fit.score()) + (isNamed(name, request) ? 1 : 0);
                }));
  }

  private static boolean isNamed(String name, AgentRequest request) {
    return Pattern.compile("(?i)(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
        .matcher(request.task())
        .find();
  }

  private static AgentCard card(JsonObject tool) {
    var words = WITHIN_WORDS.matcher(name(tool)).replaceAll(" ");
    return new AgentCard(
        name(tool),
        Told.text(tool, "title") + " " + words,
        "mcp",
        Told.text(tool, "description"),
        List.of(words));
  }

  private static String name(JsonObject tool) {
    return Told.text(tool, "name");
  }
}
