package dev.meshgate.bench;

import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.agents.NoAgentException;
import dev.meshgate.builtin.BuiltinFixtures;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How often a task gets to the agent that it was meant for. The tasks of {@code tuning.json} may be
 * looked at by whoever changes the choice; of {@code heldout.json}, which is as old, and of {@code
 * fresh.json}, which was written when the choice was made, a run tells the number alone, so that
 * nobody fits the choice to them.
 */
public final class Routes {

  private static final String ASKER = "somebody";

  private final Agents agents;

  Routes(Agents agents) {
    this.agents = agents;
  }

  /** One task and whom it was meant for; an empty id where nobody here can do it. */
  private record Labelled(AgentRequest request, String agent) {

    static Labelled of(JsonObject json) {
      return new Labelled(
          AgentRequest.of(json.getString("task"), ASKER)
              .withContext(json.getString("context", null)),
          json.getString("agent"));
    }
  }

  /** An agent of which there is a card and nothing else. */
  private record Carded(AgentCard card) implements LocalAgent {

    static Carded of(JsonObject json) {
      return new Carded(
          new AgentCard(
              json.getString("id"),
              json.getString("name"),
              json.getString("framework"),
              json.getString("description"),
              json.getJsonArray("capabilities").getValuesAs(JsonString::getString)));
    }

    @Override
    public AgentReply run(AgentRequest request, Work work) {
      throw new AgentException("Nobody is asked to do anything here.");
    }
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    var settings = BenchSettings.fromEnvironment();
    settings.leave("routes.md", new Routes(Agents.of(agents())).report());
  }

  /** The built-in ones, and those of the cards. */
  static List<Agent> agents() throws IOException {
    var all = new ArrayList<>(BuiltinFixtures.agents().visibleTo(ASKER));
    read("agents.json").getValuesAs(JsonObject.class).forEach(json -> all.add(Carded.of(json)));
    return all;
  }

  String table() throws IOException {
    var choices = agents.visibleTo(ASKER).size();
    var page = new StringBuilder();
    page.append("| tasks | agents | right at first | of those for nobody, refused |\n");
    page.append("|---|---|---|---|\n");
    page.append(row("looked at while tuning", tasks("tuning.json"), choices));
    page.append(row("held out", tasks("heldout.json"), choices));
    page.append(row("written after the tuning", tasks("fresh.json"), choices));
    return page.toString();
  }

  private String report() throws IOException {
    var page = new StringBuilder(table()).append("\nWrong of those looked at:\n\n");
    for (var task : tasks("tuning.json")) {
      var chosen = chosen(task);
      if (!chosen.equals(task.agent())) {
        page.append("- %s: %s, not %s%n".formatted(firstLine(task), chosen, task.agent()));
      }
    }
    return page.toString();
  }

  private String row(String name, List<Labelled> tasks, int choices) {
    return String.format(
        Locale.ROOT,
        "| %s (%d) | %d | %s | %s |%n",
        name,
        tasks.size(),
        choices,
        share(tasks),
        share(tasks.stream().filter(task -> task.agent().isEmpty()).toList()));
  }

  private String share(List<Labelled> tasks) {
    var right = tasks.stream().filter(task -> chosen(task).equals(task.agent())).count();
    return String.format(
        Locale.ROOT, "%d of %d, %.0f %%", right, tasks.size(), 100.0 * right / tasks.size());
  }

  private String chosen(Labelled task) {
    try {
      return agents.route(task.request()).agent().card().id();
    } catch (NoAgentException e) {
      return "";
    }
  }

  private static String firstLine(Labelled task) {
    return task.request().task().lines().findFirst().orElse("");
  }

  private static List<Labelled> tasks(String name) throws IOException {
    return read(name).getValuesAs(JsonObject.class).stream().map(Labelled::of).toList();
  }

  private static JsonArray read(String name) throws IOException {
    try (InputStream file =
            Objects.requireNonNull(Routes.class.getResourceAsStream("/routing/" + name));
        var reader = Json.readers().createReader(file, StandardCharsets.UTF_8)) {
      return reader.readArray();
    }
  }
}
