package dev.meshgate.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A package as npm installs it: a gzipped tar (POSIX.1-1988, {@code ustar}) with everything in the
 * folder {@code package}. Nothing in it tells when or where it was made, so the same files give the
 * same bytes on every node.
 */
final class PackageTarball {

  private static final int BLOCK = 512;

  private PackageTarball() {}

  /** Of files with short names in ASCII. */
  static byte[] of(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new GZIPOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        var content = file.getValue();
        tar.write(header("package/" + file.getKey(), content.length));
        tar.write(content);
        tar.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
      }
      tar.write(new byte[2 * BLOCK]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(String name, int size) {
    var block = new byte[BLOCK];
    put(block, 0, name);
    put(block, 100, "0000644\0");
    put(block, 108, "0000000\0");
    put(block, 116, "0000000\0");
    put(block, 124, "%011o\0".formatted(size));
    // npm takes the beginning of 1970 for a time like any other.
    put(block, 136, "%011o\0".formatted(0));
    // The sum is of a block that has spaces in its place.
    put(block, 148, "        ");
    put(block, 156, "0");
    put(block, 257, "ustar\00000");
    var sum = 0;
    for (var value : block) {
      sum += value;
    }
    put(block, 148, "%06o\0 ".formatted(sum));
    return block;
  }

  private static void put(byte[] block, int at, String field) {
    var bytes = field.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }
}
