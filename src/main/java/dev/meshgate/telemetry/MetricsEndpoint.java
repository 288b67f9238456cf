package dev.meshgate.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.platform.Open;
import dev.meshgate.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * {@code /metrics}, for Prometheus. Its token is a setting and none of ours: a scraper is no person
 * and no application, and should not need a sign-in to tell that sign-in is broken.
 */
@Path("/metrics")
@ApplicationScoped
@Open
public class MetricsEndpoint {

  private static final String SCHEME = "Bearer ";
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  @Inject Meters meters;
  @Inject MetricsSettings settings;

  @GET
  @Operation(hidden = true)
  public Response show(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    var token =
        settings
            .token()
            .orElseThrow(
                () ->
                    new Problem(
                        404, "NOT_FOUND", "Set MESHGATE_METRICS_TOKEN to have metrics here."));
    if (authorization == null || !isSame(authorization, SCHEME + token)) {
      var problem =
          new Problem(
              401, "UNAUTHORIZED", "Send 'Authorization: Bearer <MESHGATE_METRICS_TOKEN>'.");
      return Response.fromResponse(problem.toResponse())
          .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"metrics\"")
          .build();
    }
    return Response.ok(meters.text().getBytes(UTF_8), TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** Takes the same time for every wrong one. */
  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
