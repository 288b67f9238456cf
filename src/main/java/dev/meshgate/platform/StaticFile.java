package dev.meshgate.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A file of {@code src/main/resources/static}: a style, a script, a picture.
 *
 * @param version changes when the content does
 */
public record StaticFile(String type, byte[] content, String version) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}\\.([a-z0-9]{2,4})");

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml");

  /** Only files that exist are kept, so it is as small as the folder. */
  private static final Map<String, StaticFile> KNOWN = new ConcurrentHashMap<>();

  /** The file of that name, if there is one. */
  public static Optional<StaticFile> of(String name) {
    var known = KNOWN.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    var matcher = NAME.matcher(name);
    if (!matcher.matches() || !TYPES.containsKey(matcher.group(1))) {
      return Optional.empty();
    }
    var read = read(name, TYPES.get(matcher.group(1)));
    read.ifPresent(file -> KNOWN.put(name, file));
    return read;
  }

  /** Where a page finds the file: an address that changes with the content. */
  public static String url(String name) {
    var file = of(name).orElseThrow(() -> new IllegalArgumentException("no static file " + name));
    return "/console/static/" + name + "?v=" + file.version();
  }

  private static Optional<StaticFile> read(String name, String type) {
    try (var in = StaticFile.class.getResourceAsStream("/static/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      var content = in.readAllBytes();
      return Optional.of(new StaticFile(type, content, digest(content)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] content) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
