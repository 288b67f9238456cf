package dev.meshgate.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.CharArrayReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;

/**
 * Reads JSON of strangers: UTF-8 without mistakes, no name twice in an object, not deeper than
 * {@value #DEPTH}, and no number that is a bomb when it is made an integer.
 */
public final class StrictJson {

  /** How deep arrays and objects may nest. */
  public static final int DEPTH = 64;

  /** How long a number may be written. */
  private static final int DIGITS = 64;

  /** How far an exponent may go: {@code 1e9999999} would be ten megabytes as an integer. */
  private static final int EXPONENT_DIGITS = 3;

  private static final JsonReaderFactory READERS =
      jakarta.json.Json.createReaderFactory(
          Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private StrictJson() {}

  /**
   * Reads a value of any kind.
   *
   * @throws JsonException saying what is wrong, when it is not JSON or breaks a bound
   */
  public static JsonValue read(byte[] body) {
    return read(decoded(body));
  }

  /**
   * Reads a value of any kind.
   *
   * @throws JsonException saying what is wrong, when it is not JSON or breaks a bound
   */
  public static JsonValue read(String text) {
    return read(CharBuffer.wrap(text.toCharArray()));
  }

  private static JsonValue read(CharBuffer text) {
    bounded(text.array(), text.limit());
    try (var reader = READERS.createReader(new CharArrayReader(text.array(), 0, text.limit()))) {
      var value = reader.readValue();
      return value;
    } catch (IllegalStateException e) {
      // What the reference implementation says of a name that is there twice.
      throw new JsonException("A name occurs twice in one object.", e);
    }
  }

  private static CharBuffer decoded(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw new JsonException("The text is not UTF-8.", e);
    }
  }

  /** One pass over the text, before anything is built of it. */
  private static void bounded(char[] text, int length) {
    var depth = 0;
    for (var i = 0; i < length; i++) {
      var c = text[i];
      if (c == '"') {
        i = endOfString(text, length, i);
      } else if (c == '{' || c == '[') {
        if (++depth > DEPTH) {
          throw new JsonException("It nests deeper than " + DEPTH + " levels.");
        }
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          nothingAfter(text, length, i + 1);
          return;
        }
      } else if (c >= '0' && c <= '9') {
        i = endOfNumber(text, length, i);
      }
    }
  }

  /** The reader stops at the end of the value; what comes then would be lost without a word. */
  private static void nothingAfter(char[] text, int length, int end) {
    for (var i = end; i < length; i++) {
      if (text[i] != ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t') {
        throw new JsonException("Something follows after the end of the JSON value.");
      }
    }
  }

  private static int endOfString(char[] text, int length, int start) {
    var i = start + 1;
    while (i < length && text[i] != '"') {
      i += text[i] == '\\' ? 2 : 1;
    }
    return i;
  }

  private static int endOfNumber(char[] text, int length, int start) {
    var exponent = -1;
    var i = start;
    while (i < length && isOfNumber(text[i])) {
      if (text[i] == 'e' || text[i] == 'E') {
        exponent = i;
      }
      i++;
    }
    if (i - start > DIGITS) {
      throw new JsonException("A number has more than " + DIGITS + " characters.");
    }
    if (exponent >= 0 && digits(text, exponent + 1, i) > EXPONENT_DIGITS) {
      throw new JsonException("A number has an exponent of more than 3 digits.");
    }
    return i - 1;
  }

  private static int digits(char[] text, int from, int end) {
    return from < end && (text[from] == '+' || text[from] == '-') ? end - from - 1 : end - from;
  }

  private static boolean isOfNumber(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
  }
}
