package dev.meshgate.clients;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One package of the npm registry, as {@code package-lock.json} pins it by version and SHA-512. */
record Tarball(String name, String version, String sha512) {

  static Tarball pinned(String lock, String name) {
    Matcher pin =
        Pattern.compile(
                "\"node_modules/"
                    + Pattern.quote(name)
                    + "\": \\{\\s*\"version\": \"([^\"]+)\""
                    + "(?:,\\s*\"resolved\": \"[^\"]+\")?"
                    + ",\\s*\"integrity\": \"sha512-([^\"]+)\"")
            .matcher(lock);
    if (!pin.find()) {
      throw new IllegalStateException("package-lock.json does not pin " + name);
    }
    return new Tarball(name, pin.group(1), pin.group(2));
  }

  /** The unpacked package, fetched the first time; a half-written folder never has this name. */
  Path unpackedIn(Path cache) throws IOException, InterruptedException {
    Path folder = cache.resolve(name + "-" + version);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(cache);
    Path scratch = Files.createTempDirectory(cache, "unpacking-");
    Path archive = scratch.resolve("package.tgz");
    try {
      fetch(archive);
      unpack(archive, scratch);
      Files.move(scratch.resolve("package"), folder);
    } finally {
      Files.deleteIfExists(archive);
      Files.deleteIfExists(scratch);
    }
    return folder;
  }

  private static void unpack(Path archive, Path folder) throws IOException, InterruptedException {
    ProcessBuilder tar = new ProcessBuilder("tar", "-xzf", archive.toString());
    if (tar.directory(folder.toFile()).inheritIO().start().waitFor() != 0) {
      throw new IOException("tar could not unpack " + archive);
    }
  }

  private void fetch(Path archive) throws IOException, InterruptedException {
    URI uri = URI.create("%s/%s/-/%s-%s.tgz".formatted(registry(), name, name, version));
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .proxy(proxy())
            .build();
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(2)).build();
    int status = client.send(request, BodyHandlers.ofFile(archive)).statusCode();
    if (status != 200) {
      throw new IOException(uri + " answered " + status);
    }
    if (!sha512.equals(digest(archive))) {
      throw new IOException(uri + " is not what package-lock.json pins");
    }
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-512");
      return Base64.getEncoder().encodeToString(sha.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }

  private static String registry() {
    return environment("NPM_CONFIG_REGISTRY")
        .orElse("https://registry.npmjs.org")
        .replaceAll("/+$", "");
  }

  private static ProxySelector proxy() {
    return environment("HTTPS_PROXY")
        .map(URI::create)
        .map(uri -> ProxySelector.of(new InetSocketAddress(uri.getHost(), uri.getPort())))
        .orElseGet(ProxySelector::getDefault);
  }

  /** npm and its relatives read these names in either case. */
  private static Optional<String> environment(String name) {
    return System.getenv().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name) && !entry.getValue().isBlank())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
