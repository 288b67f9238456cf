package dev.meshgate.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.mcp.JsonRpcError.JsonRpcException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Header values of MCP, plain or in base64")
class HeaderValueTest {

  @ParameterizedTest
  @CsvSource({
    "echo, echo",
    "=?base64?ZWNobw==?=, echo",
    "=?base64?w6Q=?=, ä",
    "=?base64??=, ''",
    "=?base64?ZWNobw==, =?base64?ZWNobw==",
    "=?BASE64?ZWNobw==?=, =?BASE64?ZWNobw==?=",
    "ZWNobw==?=, ZWNobw==?=",
    "=?base64?=, =?base64?="
  })
  void areReadAsTheyWereMeant(String sent, String meant) {
    assertThat(HeaderValue.unwrapped(sent)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=?base64?ZWNobw?=",
        "=?base64?ZWNobw=?=",
        "=?base64?ZW Nobw=?=",
        "=?base64?_-__?=",
        "=?base64?/w==?="
      })
  void areRefusedWhenTheyCannotBeRead(String sent) {
    assertThatExceptionOfType(JsonRpcException.class)
        .isThrownBy(() -> HeaderValue.unwrapped(sent))
        .returns(JsonRpcError.HEADER_MISMATCH, JsonRpcException::error);
  }
}
