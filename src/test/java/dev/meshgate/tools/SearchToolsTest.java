package dev.meshgate.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.oauth.Scope;
import dev.meshgate.search.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("search and fetch")
class SearchToolsTest {

  @ParameterizedTest
  @ValueSource(classes = {Search.class, Fetch.class})
  void sayThatTheyOnlyLookInThreeHundredCharacters(Class<?> bean) {
    var tool =
        Arrays.stream(bean.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Tool.class))
            .findFirst()
            .orElseThrow()
            .getAnnotation(Tool.class);

    assertThat(tool.description()).hasSizeLessThanOrEqualTo(300);
    assertThat(tool.readOnly()).isTrue();
    assertThat(tool.openWorld()).isFalse();
    assertThat(tool.scope()).containsExactly(Scope.MCP_READ);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void understandTheIdsThatTheyGive(Kind kind) {
    var id = new FoundId(kind, "a_1");

    assertThat(FoundId.of(id.toString(), Kind.AGENT)).isEqualTo(id);
  }

  @Test
  void takeAnIdWithoutAKindForWhatTheCallerSays() {
    assertThat(FoundId.of(" librarian ", Kind.AGENT))
        .isEqualTo(new FoundId(Kind.AGENT, "librarian"));
    assertThat(FoundId.of("http://x", Kind.TASK)).isEqualTo(new FoundId(Kind.TASK, "http://x"));
  }
}
