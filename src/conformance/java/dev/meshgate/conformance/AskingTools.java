package dev.meshgate.conformance;

import static dev.meshgate.mcp.ask.ClientCapability.FORM;
import static dev.meshgate.mcp.ask.ClientCapability.SAMPLING;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;

/** Tools that ask in the middle of a call, in one round or several. */
@Dependent
class AskingTools {

  private static final String NAME = "What is your name?";

  @Tool(
      name = "test_input_required_result_elicitation",
      description = "Asks for a name.",
      scope = Scope.MCP_READ)
  String elicitation(Asking client) {
    var answer = client.form("user_name", NAME, Schemas.strings("name"));
    return "Hello, " + answer.content().getString("name", "stranger") + "!";
  }

  @Tool(
      name = "test_input_required_result_sampling",
      description = "Asks the client's model.",
      scope = Scope.MCP_READ)
  String sampling(Asking client) {
    return client.sampling("capital_question", "What is the capital of France?", 100);
  }

  @Tool(
      name = "test_input_required_result_list_roots",
      description = "Asks for folders.",
      scope = Scope.MCP_READ)
  String listRoots(Asking client) {
    return "Your folders: " + String.join(", ", client.roots("client_roots"));
  }

  @Tool(
      name = "test_input_required_result_request_state",
      description = "Asks for a confirmation.",
      scope = Scope.MCP_READ)
  String requestState(Asking client) {
    var answer = client.form("confirm", "Please confirm", Schemas.strings());
    return "state-ok, " + answer.action();
  }

  @Tool(
      name = "test_input_required_result_multiple_inputs",
      description = "Asks three things at once.",
      scope = Scope.MCP_READ)
  String multipleInputs(Asking client) {
    client.together(
        Question.form("user_name", NAME, Schemas.strings("name")),
        Question.sampling("greeting", "Generate a greeting", 50),
        Question.roots("client_roots"));
    return client.sampling("greeting", "Generate a greeting", 50);
  }

  @Tool(
      name = "test_input_required_result_multi_round",
      description = "Asks two things, one after the other.",
      scope = Scope.MCP_READ)
  String multiRound(Asking client) {
    var name = client.form("step1", "Step 1: " + NAME, Schemas.strings("name"));
    var color =
        client.form("step2", "Step 2: What is your favorite color?", Schemas.strings("color"));
    return name.content() + " and " + color.content();
  }

  @Tool(
      name = "test_input_required_result_tampered_state",
      description = "Asks for a confirmation.",
      scope = Scope.MCP_READ)
  String tamperedState(Asking client) {
    return client.form("confirm", "Please confirm", Schemas.strings()).action();
  }

  @Tool(
      name = "test_input_required_result_capabilities",
      description = "Asks whatever the client can be asked.",
      scope = Scope.MCP_READ)
  String capabilities(Asking client) {
    var questions = new ArrayList<Question>();
    if (client.can(FORM)) {
      questions.add(Question.form("user_name", NAME, Schemas.strings("name")));
    }
    if (client.can(SAMPLING)) {
      questions.add(Question.sampling("greeting", "Generate a greeting", 50));
    }
    client.together(questions.toArray(Question[]::new));
    return "All " + questions.size() + " were answered.";
  }

  @Tool(
      name = "test_missing_capability",
      description = "Cannot do without the client's model.",
      scope = Scope.MCP_READ,
      needs = ClientCapability.SAMPLING)
  String missingCapability(Asking client) {
    return client.sampling("question", "Say something.", 10);
  }

  @Tool(
      name = "test_streaming_elicitation",
      description = "Tells of its progress, and then asks.",
      scope = Scope.MCP_READ)
  String streamingElicitation(Asking client, Work work) {
    work.report(1, 2, "about to ask");
    return client.form("user_name", NAME, Schemas.strings("name")).action();
  }

  @Tool(name = "test_sampling", description = "Asks the client's model.", scope = Scope.MCP_READ)
  String sampling(String prompt, Asking client) {
    return "LLM response: " + client.sampling("answer", prompt, 100);
  }

  @Tool(name = "test_elicitation", description = "Asks the person.", scope = Scope.MCP_READ)
  String elicitation(String message, Asking client) {
    var answer = client.form("answer", message, Schemas.strings("username", "email"));
    return "User response: action=" + answer.action() + ", content=" + answer.content();
  }

  @Tool(
      name = "test_elicitation_sep1034_defaults",
      description = "Asks with values that are filled in already.",
      scope = Scope.MCP_READ)
  String defaults(Asking client) {
    var answer = client.form("answer", "Please check", Schemas.defaults());
    return "Elicitation completed: action=" + answer.action() + ", content=" + answer.content();
  }

  @Tool(
      name = "test_elicitation_sep1330_enums",
      description = "Asks with choices of each form.",
      scope = Scope.MCP_READ)
  String choices(Asking client) {
    var answer = client.form("answer", "Please choose", Schemas.choices());
    return "Elicitation completed: action=" + answer.action() + ", content=" + answer.content();
  }
}
