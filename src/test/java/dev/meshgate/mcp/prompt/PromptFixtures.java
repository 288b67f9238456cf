package dev.meshgate.mcp.prompt;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.tool.Content;
import dev.meshgate.oauth.bearer.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A prompt that is easy to check. */
public final class PromptFixtures {

  private PromptFixtures() {}

  /** Greets, in a tone that may be left out. */
  public static final class Greeting implements Prompt {

    @Override
    public String name() {
      return "greeting";
    }

    @Override
    public String title() {
      return "Greet";
    }

    @Override
    public String description() {
      return "Greets somebody.";
    }

    @Override
    public List<Argument> arguments() {
      return List.of(
          new Argument("who", "Who is greeted", true), new Argument("tone", "How", false));
    }

    @Override
    public List<Message> messages(Map<String, String> arguments, Caller caller, Asking asking) {
      return List.of(
          Message.user(
              "Greet " + arguments.get("who") + ", " + arguments.getOrDefault("tone", "kindly")),
          new Message(Role.ASSISTANT, Content.text("Hello")));
    }

    @Override
    public List<String> complete(String argument, String begun, Caller caller) {
      return argument.equals("tone")
          ? Stream.of("kindly", "keenly", "coldly").filter(tone -> tone.startsWith(begun)).toList()
          : List.of();
    }
  }
}
