package dev.meshgate.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.oauth.Scope;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The tools over agents")
class AgentToolsTest {

  private static Tool tool(Class<?> bean) {
    return Arrays.stream(bean.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Tool.class))
        .findFirst()
        .orElseThrow()
        .getAnnotation(Tool.class);
  }

  /** GPT Actions see no more. */
  @ParameterizedTest
  @ValueSource(classes = {ListAgents.class, MeshExecute.class, SubmitWorkflow.class})
  void sayWhatTheyDoInThreeHundredCharacters(Class<?> bean) {
    assertThat(tool(bean).description()).hasSizeLessThanOrEqualTo(300);
  }

  @Test
  void askForTheScopesThatTheyNeed() {
    assertThat(tool(ListAgents.class).scope()).containsExactly(Scope.MCP_READ);
    assertThat(tool(ListAgents.class).readOnly()).isTrue();
    assertThat(tool(MeshExecute.class).scope()).containsExactly(Scope.MCP_EXECUTE);
    assertThat(tool(SubmitWorkflow.class).scope()).containsExactly(Scope.MCP_EXECUTE);
  }
}
