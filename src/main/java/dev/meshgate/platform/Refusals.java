package dev.meshgate.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Refusals that none of us wrote, such as of a wrong address: what their status means here. */
@ApplicationScoped
public class Refusals {

  @Inject BaseUrl baseUrl;
  @Inject Page page;

  /**
   * The answer.
   *
   * @param forPerson whether somebody looks at it in a browser, who is shown a page where they may
   *     have mistyped
   */
  Response of(Response.StatusType status, boolean forPerson) {
    return status.getStatusCode() == 404 && forPerson
        ? PageProblem.notFound().on(page)
        : new Problem(status.getStatusCode(), Problem.codeOf(status), sentence(status))
            .toResponse();
  }

  private String sentence(Response.StatusType status) {
    return switch (status.getStatusCode()) {
      case 400 ->
          "This request is not one that can be understood; look at its address and headers.";
      case 404 ->
          "There is nothing at this address. Assistants connect to " + baseUrl.at("/v1/mcp") + ".";
      case 405 -> "This address does not answer that method; see the Allow header.";
      case 406 -> "This address cannot answer in a form that your Accept header allows.";
      case 415 -> "This address does not read that Content-Type.";
      default -> status.getReasonPhrase() + ".";
    };
  }
}
