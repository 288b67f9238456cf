package dev.meshgate.platform;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Styles, scripts and pictures of the pages. They are the same for everybody, so no sign-in. */
@WebServlet("/console/static/*")
public class StaticFiles extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    var path = request.getPathInfo();
    var file = StaticFile.of(path == null ? "" : path.substring(1)).orElse(null);
    if (file == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var tag = '"' + file.version() + '"';
    // An address with the version never shows anything else; without it the browser must ask.
    var versioned = file.version().equals(request.getParameter("v"));
    response.setHeader(
        "Cache-Control", versioned ? "public, max-age=31536000, immutable" : "no-cache");
    response.setHeader("ETag", tag);
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.type());
    response.setContentLength(file.content().length);
    response.getOutputStream().write(file.content());
  }
}
