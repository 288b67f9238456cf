package dev.meshgate.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils bytes a little, in the ways in which parsers have been broken before. */
final class Garbler {

  private static final List<String> NASTY =
      List.of(
          "\0",
          "\u0001",
          "\r\n",
          "\n",
          "%00",
          "%0d%0a",
          "%2e%2e%2f",
          "%zz",
          "%",
          "..;/",
          "//",
          ";",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "\ud83d\ude00",
          "\ufeff",
          "\u202e",
          "{",
          "}",
          "[",
          "]",
          "[[[[[[[[[[[[[[[[",
          "null",
          "true",
          "-0",
          "1e999999999",
          "99999999999999999999999999",
          "NaN",
          "{\"$ref\":\"http://127.0.0.1:1/\"}",
          "<script>",
          "' OR 1=1 --",
          "${jndi:x}",
          "{{7*7}}",
          "&",
          "=",
          "&&client_id=x&client_id=y",
          ",",
          ":",
          " ",
          "\t",
          "a".repeat(5_000),
          "[".repeat(2_000),
          "../../../../etc/passwd",
          "javascript:alert(1)",
          "http://[::1",
          "?",
          "#",
          "\u00e9",
          "=?base64?!!?=",
          "Bearer ",
          "mcp:manage",
          "2026-07-28",
          "1900-01-01");

  /** What is no UTF-8 at all. */
  private static final byte[][] NO_TEXT = {
    {(byte) 0xff},
    {(byte) 0xc0, (byte) 0xaf},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xe2}
  };

  private final SplittableRandom random;

  Garbler(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The message with one or several things wrong, in its body if it has one. */
  Message spoil(Message message) {
    if (message.body().length > 0 && random.nextInt(10) < 7) {
      return message.with(spoil(message.body()));
    }
    return switch (random.nextInt(3)) {
      case 0 -> otherMethod(message);
      case 1 -> otherTarget(message);
      default -> otherHeader(message);
    };
  }

  private Message otherMethod(Message message) {
    var methods =
        List.of("GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "QUERY");
    var method =
        random.nextBoolean() ? any(methods) : line(spoil(message.method().getBytes(UTF_8)));
    return new Message(method, message.target(), message.headers(), message.body());
  }

  private Message otherTarget(Message message) {
    var target = line(spoil(message.target().getBytes(UTF_8)));
    return new Message(message.method(), target, message.headers(), message.body());
  }

  private Message otherHeader(Message message) {
    var headers = new ArrayList<>(message.headers());
    if (headers.isEmpty() || random.nextInt(4) == 0) {
      headers.add(line(spoil("X-Forwarded-For: 10.0.0.1".getBytes(UTF_8))));
    } else {
      int at = random.nextInt(headers.size());
      headers.set(at, line(spoil(headers.get(at).getBytes(UTF_8))));
    }
    return new Message(message.method(), message.target(), headers, message.body());
  }

  byte[] spoil(byte[] bytes) {
    var spoilt = bytes;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      spoilt = once(spoilt);
    }
    return spoilt;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return any(NASTY).getBytes(UTF_8);
    }
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(12));
    return switch (random.nextInt(7)) {
      case 0 -> joined(bytes, from, new byte[0], to);
      case 1 -> joined(bytes, from, Arrays.copyOfRange(bytes, from, to), from);
      case 2 -> joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, from + 1);
      case 3 -> joined(bytes, from, NO_TEXT[random.nextInt(NO_TEXT.length)], from);
      case 4 -> Arrays.copyOf(bytes, from);
      default -> joined(bytes, from, any(NASTY).getBytes(UTF_8), random.nextBoolean() ? from : to);
    };
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** As one line: a break would begin a header or a message of its own. */
  private static String line(byte[] bytes) {
    return new String(bytes, UTF_8).replaceAll("[\r\n]", "~");
  }

  private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
    var all = new ByteArrayOutputStream(bytes.length + between.length);
    all.write(bytes, 0, until);
    all.writeBytes(between);
    all.write(bytes, from, bytes.length - from);
    return all.toByteArray();
  }
}
