package dev.meshgate.platform;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** A refusal that a person sees: what happened, and what to do next. */
public class PageProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String heading;
  private final String next;

  /**
   * A refusal.
   *
   * @param code what an administrator or a developer looks for, such as {@code invalid_request}
   * @param heading a few words
   * @param happened one or two sentences
   * @param next what the person can do
   */
  public PageProblem(int status, String code, String heading, String happened, String next) {
    super(happened, null, false, false);
    this.status = status;
    this.code = code;
    this.heading = heading;
    this.next = next;
  }

  public String code() {
    return code;
  }

  /** 404 for what is not there and for what is not theirs. */
  public static PageProblem notFound() {
    return new PageProblem(
        404,
        "not_found",
        "There is nothing here",
        "The address may be mistyped, or what stood here was removed or is not yours to see.",
        "Go back, or start again from the first page.");
  }

  /** 500, with what an administrator finds in the log. */
  static PageProblem unexpected(String reference) {
    return new PageProblem(
        500,
        reference,
        "Something went wrong here",
        "It is not your fault, and it has been logged.",
        "Try again; if it stays, tell your administrator the reference " + reference + ".");
  }

  /** 503. */
  static PageProblem away() {
    return new PageProblem(
        503,
        "database_away",
        "Meshgate is not at its best just now",
        "Its database cannot be reached. Nothing is lost.",
        "Try again in a moment; if it stays, tell your administrator.");
  }

  Response on(Page page) {
    return page.of(
        status,
        "error.jte",
        Map.of(
            "heading",
            heading,
            "happened",
            String.valueOf(getMessage()),
            "next",
            next,
            "code",
            code,
            "href",
            "/console/"),
        "");
  }

  /** Shows it. */
  @Provider
  public static class Mapper implements ExceptionMapper<PageProblem> {

    @Inject Page page;

    @Override
    public Response toResponse(PageProblem problem) {
      return problem.on(page);
    }
  }
}
