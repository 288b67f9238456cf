package dev.meshgate.services.engine.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook's archive (ECMA-376 part 2), each unpacked within limits. */
final class Parts {

  private static final int SMALL = 1 << 20;
  private static final int STEP = 1 << 13;

  /** What is in the archive and is of no use to a calculation. */
  private static final Set<String> UNREAD =
      Set.of("png", "jpeg", "jpg", "gif", "emf", "wmf", "svg", "vml", "tiff", "bmp", "psmdcp");

  private final Map<String, byte[]> parts = new HashMap<>();
  private final Limits limits;
  private final Deadline deadline;
  private long unpacked;

  private Parts(Limits limits, Deadline deadline) {
    this.limits = limits;
    this.deadline = deadline;
  }

  static Parts read(InputStream in, Limits limits, Deadline deadline) throws IOException {
    var bytes = in.readNBytes(limits.bytes() + 1);
    if (bytes.length > limits.bytes()) {
      throw new RefusedWorkbookException(
          "The workbook has more than " + limits.bytes() + " bytes, which are allowed.");
    }
    FileForm.check(bytes);
    var parts = new Parts(limits, deadline);
    parts.unpack(bytes);
    return parts;
  }

  private void unpack(byte[] bytes) throws IOException {
    var counted = new CountedInput(bytes);
    try (var zip = new ZipInputStream(counted)) {
      var count = 0;
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (++count > limits.parts()) {
          throw new RefusedWorkbookException(
              "The workbook's archive has more than " + limits.parts() + " parts.");
        }
        var name = name(entry);
        ForbiddenPart.check(name);
        var content = content(zip, counted, name);
        if (!UNREAD.contains(name.substring(name.lastIndexOf('.') + 1))
            && parts.put(name, content) != null) {
          throw new RefusedWorkbookException(
              "The workbook's archive has two parts of the name " + name + ".");
        }
      }
    }
  }

  /** Part names are compared without regard to case (ECMA-376 part 2, 6.2.2.3). */
  private static String name(ZipEntry entry) {
    var name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
    return name.startsWith("/") ? name.substring(1) : name;
  }

  private byte[] content(ZipInputStream zip, CountedInput packed, String name) throws IOException {
    var out = new ByteArrayOutputStream();
    var buffer = new byte[STEP];
    var before = packed.consumed();
    for (int read; (read = zip.read(buffer)) >= 0; ) {
      deadline.check();
      out.write(buffer, 0, read);
      unpacked += read;
      if (unpacked > limits.unpackedBytes()) {
        throw new RefusedWorkbookException(
            "The workbook has more than " + limits.unpackedBytes() + " bytes when it is unpacked.");
      }
      var from = Math.max(packed.consumed() - before, 1);
      if (out.size() > SMALL && out.size() / from > limits.ratio()) {
        throw new RefusedWorkbookException(
            "The part "
                + name
                + " of the workbook's archive grows more than "
                + limits.ratio()
                + " times when it is unpacked, like an archive made to do harm.");
      }
    }
    return out.toByteArray();
  }

  /** The part of that name, or null. */
  byte @Nullable [] get(String name) {
    return parts.get(name.toLowerCase(Locale.ROOT));
  }

  byte[] require(String name) {
    var part = get(name);
    if (part == null) {
      throw new RefusedWorkbookException("The workbook's archive has no part " + name + ".");
    }
    return part;
  }

  /** Knows how much was read of the archive. */
  private static final class CountedInput extends ByteArrayInputStream {

    CountedInput(byte[] bytes) {
      super(bytes);
    }

    int consumed() {
      return pos;
    }
  }
}
