package dev.meshgate.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.platform.Json;
import dev.meshgate.tasks.Workflow;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A workflow that is stored")
class DefinitionTest {

  private static final String SOUND =
      """
      {'name': 'Report', 'category': 'office', 'tags': ['a'],
       'parameters': [
         {'name': 'files', 'type': 'string[]', 'required': true, 'description': 'Texts'},
         {'name': 'depth', 'type': 'string', 'default': 'low', 'allowed': ['low', 'high']},
         {'name': 'most', 'type': 'number'},
         {'name': 'strict', 'type': 'boolean', 'default': false}],
       'steps': [
         {'id': 'read', 'task': 'Read with ${parameters.depth} depth', 'context': '${parameters.files}'},
         {'id': 'write', 'task': 'Write at most ${parameters.most}: ${steps.read.result}',
          'on_error': 'continue', 'timeout_seconds': 30}]}
      """;

  private static JsonObject json(String text) {
    return Json.readObject(text.replace('\'', '"'));
  }

  private static Definition read(String text) {
    return DefinitionReader.read(json(text), 20, new ArrayList<>());
  }

  private static Workflow.Origin given(String parameters) {
    var workflow =
        new NamedWorkflow("report", "", Visibility.EVERYONE, 2, read(SOUND), Instant.EPOCH);
    return Objects.requireNonNull(workflow.with(json(parameters)).origin());
  }

  private static String refused(Runnable doing) {
    var refusal = new ArrayList<String>();
    assertThatExceptionOfType(WorkflowRefusedException.class)
        .isThrownBy(doing::run)
        .satisfies(e -> refusal.add(e.sentence()));
    return refusal.get(0);
  }

  @Test
  void isReadAsItIsWritten() {
    var definition = read(SOUND);

    assertThat(definition.steps()).extracting(Workflow.Step::id).containsExactly("read", "write");
    assertThat(definition.type()).isEqualTo(Workflow.Type.GRAPH);
    assertThat(DefinitionReader.stored(definition.json())).isEqualTo(definition);
  }

  @Test
  void isRefusedWithAllThatIsWrongAtOnce() {
    var wrong =
        """
        {'workflow_type': 'ring',
         'parameters': [
           {'name': '1st', 'type': 'text'},
           {'name': 'a', 'type': 'number', 'default': 'x'},
           {'name': 'a', 'type': 'string', 'required': true, 'default': 'x', 'colour': 1},
           {'name': 'b', 'type': 'string', 'default': 'c', 'allowed': ['d']},
           {'name': 'c', 'type': 'number', 'allowed': ['d']}],
         'steps': [
           {'id': 'one', 'task': 'x', 'timeout_seconds': 0, 'on_eror': 'stop'},
           {'task': 'y', 'fallbacks': [{'agent': 'z'}]}]}
        """;

    assertThat(refused(() -> read(wrong)))
        .contains("name is missing")
        .contains("workflow_type must be one of sequential, parallel, graph.")
        .contains("parameters[0].name must be 1 to 64 letters")
        .contains("parameters[0].type must be one of string, number, boolean, string[].")
        .contains("parameters[1].default does not fit: a must be a number.")
        .contains("Two parameters have the name 'a'.")
        .contains("parameters[2].default would never be used")
        .contains("parameters[2].colour is not known. Known here: allowed, default")
        .contains("parameters[3].default does not fit: b must be one of d.")
        .contains("parameters[4].allowed holds something that is no number.")
        .contains("timeout_seconds must be a whole number from 1 to 86400.")
        .contains("on_eror is not known.")
        .contains("Step 2: fallbacks[0].task must say what is done instead.");
  }

  @Test
  void isRefusedWhereItsStepsDoNotFitTogether() {
    var wrong =
        """
        {'name': 'x', 'parameters': [{'name': 'files', 'type': 'string'}],
         'steps': [
           {'id': 'a', 'task': '${parameters.flies} ${steps.z.result}', 'depends_on': ['b']},
           {'id': 'b', 'task': '${parameters.1} ${steps.a.result}'}]}
        """;

    assertThat(refused(() -> read(wrong)))
        .contains("Step a refers to ${parameters.flies}, but no parameter has that name.")
        .contains("Parameters: files.")
        .contains("Step a refers to ${steps.z.result}, but no step has the id 'z'.")
        .contains("Step b: '${parameters.1}' is no reference to a parameter.")
        .contains("wait for each other in a circle: a, b.");
  }

  @Test
  void isRefusedWithMoreStepsThanAllowed() {
    assertThat(refused(() -> DefinitionReader.read(json(SOUND), 1, new ArrayList<>())))
        .contains("steps must be a list of at most 1.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                    | files is required: Texts
          {'files': []}                         | files is required and must not be empty.
          {'files': [1]}                        | files must be a list of texts.
          {'files': ['a'], 'depth': 'deep'}     | depth must be one of low, high.
          {'files': ['a'], 'most': 'three'}     | most must be a number.
          {'files': ['a'], 'strict': 'no'}      | strict must be true or false.
          {'files': ['a'], 'colour': 'no'}      | There is no parameter 'colour'. Parameters: files,
          """)
  void isNotRunWithWhatItDoesNotTake(String parameters, String why) {
    assertThat(refused(() -> given(parameters))).contains(why);
  }

  @Test
  void isRunWithWhatIsGivenAndWhatIsLeftOut() {
    var origin = given("{'files': ['a\\nb', 'c'], 'most': 3}");

    assertThat(origin.version()).isEqualTo(2);
    assertThat(origin.parameters())
        .containsEntry("files", "a\nb\n\nc")
        .containsEntry("depth", "low")
        .containsEntry("most", "3")
        .containsEntry("strict", "false");
  }

  @Test
  void takesOneTextForAListOfOne() {
    var origin = given("{'files': 'only'}");

    assertThat(origin.parameters()).containsEntry("files", "only").containsEntry("most", "");
  }

  static List<String> shipped() {
    return WorkflowsAtStart.IDS;
  }

  /** The parameters of the seed, the first one required. */
  @ParameterizedTest
  @MethodSource("shipped")
  void comesWithTheProductAndIsSound(String id) {
    var definition = DefinitionReader.read(WorkflowsAtStart.json(id), 20, new ArrayList<>());

    assertThat(definition.parameters().get(0).required()).isTrue();
    assertThat(definition.parameters().stream().skip(1)).noneMatch(Parameter::required);
    assertThat(definition.steps())
        .allSatisfy(step -> assertThat(step.fallbacks()).isNotEmpty())
        .allSatisfy(step -> assertThat(step.agent()).isNull());
  }
}
