package dev.meshgate.platform;

import dev.meshgate.platform.database.Outage;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;

/**
 * The last answer: what nobody foresaw is logged whole, and told without a word of its inside. A
 * person's browser is shown a page, everything else is told in JSON.
 */
@Provider
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

  private static final System.Logger LOG =
      System.getLogger(UnexpectedExceptionMapper.class.getName());

  @Inject Refusals refusals;
  @Inject Page page;
  @Context HttpHeaders headers;
  @Context Request request;
  @Context UriInfo address;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException refusal) {
      return refused(refusal.getResponse());
    }
    if (Outage.isBehind(thrown)) {
      return away();
    }
    var id = Secret.opaqueId("err_");
    LOG.log(Level.ERROR, "request failed, reference " + id, thrown);
    if (isForPerson()) {
      return PageProblem.unexpected(id).on(page);
    }
    return body(
        500,
        "INTERNAL_ERROR",
        "Something went wrong here. Try again; if it stays, tell your administrator the reference "
            + id
            + ".");
  }

  /** 503, in the form that whoever asks can read. */
  private Response away() {
    LOG.log(Level.DEBUG, "the database is away");
    var answer =
        isForPerson()
            ? PageProblem.away().on(page)
            : address.getPath().contains("oauth/")
                ? oauth("temporarily_unavailable", Outage.SENTENCE)
                : body(503, "UNAVAILABLE", Outage.SENTENCE);
    answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, Outage.RETRY_AFTER_SECONDS);
    return answer;
  }

  /** RFC 6749 §5.2. */
  private static Response oauth(String error, String description) {
    var json = Json.object().add("error", error).add("error_description", description).build();
    return Response.status(503).type(MediaType.APPLICATION_JSON).entity(Json.bytes(json)).build();
  }

  private Response refused(Response refusal) {
    if (refusal.hasEntity() || refusal.getStatus() < 400) {
      return refusal;
    }
    var status = refusal.getStatusInfo();
    var answer = refusals.of(status, isForPerson());
    var type = answer.getMediaType();
    refusal.getHeaders().forEach((name, values) -> answer.getHeaders().put(name, values));
    answer.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type);
    return answer;
  }

  /** Only browsers name HTML: programs that take anything send no Accept, or a star. */
  private boolean isForPerson() {
    return request.getMethod().equals("GET")
        && headers.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE);
  }

  private static Response body(int status, String code, String message) {
    return new Problem(status, code, message).toResponse();
  }
}
