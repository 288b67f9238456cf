package dev.meshgate.platform;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Styles, scripts and pictures of the pages. They are the same for everybody, so no sign-in. */
@WebServlet("/console/static/*")
public class StaticFiles extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}\\.([a-z0-9]{2,4})");

  /** The server's own type for scripts is {@code application/x-javascript}. */
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml");

  /** Only files that exist are kept, so it is as small as the folder. */
  private static final Map<String, Content> KNOWN = new ConcurrentHashMap<>();

  /**
   * Where a page finds a file of {@code src/main/resources/static}: an address that changes with
   * the content.
   */
  public static String url(String name) {
    var file = find(name).orElseThrow(() -> new IllegalArgumentException("no static file " + name));
    return "/console/static/" + name + "?v=" + file.version();
  }

  /** Every other method, known or not: HttpServlet would say of most that it may come yet, 501. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      super.service(request, response);
      return;
    }
    response.setHeader("Allow", "GET, HEAD");
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    var path = request.getPathInfo();
    var file = find(path == null ? "" : path.substring(1)).orElse(null);
    if (file == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    // An address with the version never shows anything else; without it the browser must ask.
    var lasting = file.version().equals(request.getParameter("v"));
    response.setHeader(
        "Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
    response.setHeader("ETag", file.tag());
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (file.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.type());
    response.setContentLength(file.bytes().length);
    response.getOutputStream().write(file.bytes());
  }

  private static Optional<Content> find(String name) {
    var known = KNOWN.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    var matcher = NAME.matcher(name);
    var type = matcher.matches() ? TYPES.get(matcher.group(1)) : null;
    if (type == null) {
      return Optional.empty();
    }
    var read = read(name, type);
    read.ifPresent(file -> KNOWN.put(name, file));
    return read;
  }

  private static Optional<Content> read(String name, String type) {
    try (var in = StaticFiles.class.getResourceAsStream("/static/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      var bytes = in.readAllBytes();
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Optional.of(new Content(type, bytes, HexFormat.of().formatHex(hash, 0, 8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file as it is served; its version changes with its bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Content(String type, byte[] bytes, String version) {

    String tag() {
      return '"' + version + '"';
    }
  }
}
