package dev.meshgate.platform;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/**
 * What the container refuses before any of our code is asked, such as an encoded slash in a path,
 * told as we tell it: the container's own page would name classes and messages of the server.
 *
 * <p>{@code web.xml} leads here. To those who type its address there is nothing.
 */
@WebServlet("/console/refusal")
public class ContainerRefusals extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Refusals refusals;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    var answer =
        refusals.of(
            statusOf(request),
            "GET".equals(request.getMethod())
                && accept != null
                && accept.contains(MediaType.TEXT_HTML));
    SecurityHeadersFilter.secure(answer.getHeaders());
    response.setStatus(answer.getStatus());
    answer
        .getHeaders()
        .forEach((name, values) -> response.setHeader(name, String.valueOf(values.get(0))));
    response.getOutputStream().write((byte[]) answer.getEntity());
  }

  private static Response.StatusType statusOf(HttpServletRequest request) {
    var told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status =
        request.getDispatcherType() == DispatcherType.ERROR && told instanceof Integer code
            ? Response.Status.fromStatusCode(code)
            : Response.Status.NOT_FOUND;
    return status == null ? Response.Status.BAD_REQUEST : status;
  }
}
