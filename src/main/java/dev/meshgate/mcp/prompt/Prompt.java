package dev.meshgate.mcp.prompt;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.tool.Content;
import dev.meshgate.oauth.bearer.Caller;
import java.util.List;
import java.util.Map;

/**
 * A beginning of a conversation that a person picks by its name. A CDI bean of this type is found
 * by itself.
 */
public interface Prompt {

  /** The name that is asked for: {@code ask_documents}. */
  String name();

  /** A few words for people. */
  String title();

  /** What it begins. */
  String description();

  default List<Argument> arguments() {
    return List.of();
  }

  /**
   * What is said.
   *
   * @param arguments those that were given, none that is not known; the required ones are there
   * @param asking for what the person must say beside the arguments
   */
  List<Message> messages(Map<String, String> arguments, Caller caller, Asking asking);

  /** Values for an argument that begin like that one. */
  default List<String> complete(String argument, String begun, Caller caller) {
    return List.of();
  }

  /** What a person may fill in. */
  record Argument(String name, String description, boolean required) {}

  /** One thing that is said, by whom. */
  record Message(Role role, Content content) {

    public static Message user(String words) {
      return user(Content.text(words));
    }

    public static Message user(Content content) {
      return new Message(Role.USER, content);
    }
  }

  /** Who says it. */
  enum Role {
    USER,
    ASSISTANT
  }
}
