package dev.meshgate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A site on this computer that publishes documents over https, as the hosts of applications do. The
 * gates of the tests trust its certificate and may go to {@code localhost}.
 */
public final class DocumentHost implements AutoCloseable {

  private static final Path STORE = Path.of("target/documents.p12").toAbsolutePath();
  private static final String PASSWORD = "changeit";

  private final HttpsServer server;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  /** What is answered at a path. */
  public record Page(int status, Map<String, String> headers, String body, int delayMillis) {

    public static Page json(String body) {
      return new Page(200, Map.of("Content-Type", "application/json"), body, 0);
    }

    /** The same with one more header, in the place of another of that name. */
    public Page with(String name, String value) {
      var more = new HashMap<>(headers);
      more.put(name, value);
      return new Page(status, more, body, delayMillis);
    }

    public Page status(int other) {
      return new Page(other, headers, body, delayMillis);
    }

    public Page after(int millis) {
      return new Page(status, headers, body, millis);
    }
  }

  private DocumentHost(HttpsServer server) {
    this.server = server;
  }

  public static DocumentHost open() {
    try {
      var server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls()));
      server.setExecutor(Executors.newCachedThreadPool());
      var host = new DocumentHost(server);
      server.createContext("/", host::answer);
      server.start();
      return host;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a server must be started with, so that it can fetch from such a site. */
  public static Map<String, String> trust() {
    return Map.of(
        "JVM_ARGS",
        "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
            .formatted(store(), PASSWORD),
        "MESHGATE_EGRESS_INTRANET",
        "localhost");
  }

  /** The address of a path. */
  public String at(String path) {
    return "https://localhost:" + server.getAddress().getPort() + path;
  }

  public void publish(String path, Page page) {
    pages.put(path, page);
  }

  /** How often a path was asked for. */
  public int asked(String path) {
    return asked.getOrDefault(path, new AtomicInteger()).get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      asked.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
      var page = pages.getOrDefault(path, new Page(404, Map.of(), "", 0));
      TimeUnit.MILLISECONDS.sleep(page.delayMillis());
      var body = page.body().getBytes(UTF_8);
      page.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static SSLContext tls() throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store())) {
      keys.load(in, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** A key pair for {@code localhost} and 127.0.0.1, made once in a build by the JDK's own tool. */
  private static synchronized Path store() {
    if (!Files.exists(STORE)) {
      run(
          Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
          "-genkeypair",
          "-alias",
          "documents",
          "-keyalg",
          "EC",
          "-dname",
          "CN=localhost",
          "-ext",
          "san=dns:localhost,ip:127.0.0.1",
          "-validity",
          "3650",
          "-storetype",
          "PKCS12",
          "-keystore",
          STORE.toString(),
          "-storepass",
          PASSWORD);
    }
    return STORE;
  }

  private static void run(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command[0] + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
