package dev.meshgate.mcp;

import static dev.meshgate.mcp.McpFixtures.dispatcher;
import static dev.meshgate.mcp.McpFixtures.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.mcp.tool.ToolFixtures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A tool's name as the method, without jsonrpc")
class LooseFormTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'method':'echo','params':{'text':'x'}} | 200 | {'result':{'text':'x'}}",
        "{'method':'echo','params':{'text':'x'},'id':7} | 200 | {'id':7,'result':{'text':'x'}}",
        "{'method':'words','id':'a'} | 200 | {'id':'a','result':{'text':'Hello, ann.'}}",
        "{'method':'slow','params':{'steps':1}} | 200 | {'result':{'text':'done in 1'}}",
        "{'method':'fail'} | 422 |"
            + " {'error':{'code':-32000,'message':'There is no such thing; try another.',"
            + "'data':{'error':'TOOL_FAILED'}}}",
      })
  void isAnsweredAsRestIs(String body, int status, String answer) {
    var post = McpFixtures.post(McpPost.Headers.NONE, body.replace('\'', '"'), ToolFixtures.ann());

    var told = told(dispatcher().answer(post));

    assertThat(told.status()).isEqualTo(status);
    assertThat(told.last()).hasToString(answer.replace('\'', '"'));
    assertThat(told.news()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'method':'echo'}", "{'method':'echo','params':[]}"})
  void saysWhatIsWrong(String body) {
    var post = McpFixtures.post(McpPost.Headers.NONE, body.replace('\'', '"'), ToolFixtures.ann());

    var told = told(dispatcher().answer(post));

    assertThat(told.outcome()).isEqualTo("400 -32602");
    assertThat(told.error().getJsonObject("data").getString("error")).isEqualTo("INVALID_INPUT");
  }
}
