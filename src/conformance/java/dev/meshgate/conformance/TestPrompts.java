package dev.meshgate.conformance;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.prompt.Prompt;
import dev.meshgate.mcp.tool.Content;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Prompts with each kind of content. */
@Dependent
class TestPrompts {

  @Produces
  static Prompt simple() {
    return new Fixed(
        "test_simple_prompt",
        List.of(),
        (given, asking) -> List.of(Prompt.Message.user("This is a simple prompt for testing.")));
  }

  @Produces
  static Prompt withArguments() {
    return new Fixed(
        "test_prompt_with_arguments",
        List.of(
            new Prompt.Argument("arg1", "First test argument", true),
            new Prompt.Argument("arg2", "Second test argument", true)),
        (given, asking) ->
            List.of(
                Prompt.Message.user(
                    "Prompt with arguments: arg1='%s', arg2='%s'"
                        .formatted(given.get("arg1"), given.get("arg2")))));
  }

  @Produces
  static Prompt withEmbeddedResource() {
    return new Fixed(
        "test_prompt_with_embedded_resource",
        List.of(new Prompt.Argument("resourceUri", "URI of the resource to embed", true)),
        (given, asking) ->
            List.of(
                Prompt.Message.user(
                    new Content.Embedded(
                        Json.object()
                            .add("uri", String.valueOf(given.get("resourceUri")))
                            .add("mimeType", "text/plain")
                            .add("text", "Embedded resource content for testing.")
                            .build())),
                Prompt.Message.user("Please process the embedded resource above.")));
  }

  @Produces
  static Prompt withImage() {
    return new Fixed(
        "test_prompt_with_image",
        List.of(),
        (given, asking) ->
            List.of(
                Prompt.Message.user(Content.image(Samples.png(), Samples.PNG)),
                Prompt.Message.user("Please analyze the image above.")));
  }

  @Produces
  static Prompt thatAsks() {
    return new Fixed(
        "test_input_required_result_prompt",
        List.of(),
        (given, asking) -> {
          var answer =
              asking.form(
                  "user_context",
                  "What context should the prompt use?",
                  Schemas.strings("context"));
          return List.of(Prompt.Message.user("Context: " + answer.content()));
        });
  }

  /** A prompt that says the same with the same arguments. */
  private record Fixed(
      String name,
      List<Prompt.Argument> arguments,
      BiFunction<Map<String, String>, Asking, List<Message>> said)
      implements Prompt {

    @Override
    public String title() {
      return name;
    }

    @Override
    public String description() {
      return "A prompt of the conformance suite.";
    }

    @Override
    public List<Message> messages(Map<String, String> given, Caller caller, Asking asking) {
      return said.apply(given, asking);
    }

    @Override
    public List<String> complete(String argument, String begun, Caller caller) {
      return Stream.of("paris", "park", "party").filter(word -> word.startsWith(begun)).toList();
    }
  }
}
