package dev.meshgate.bridge;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Open;
import dev.meshgate.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * {@code /bridge.tgz} for npm and {@code /bridge.mcpb} for Claude Desktop. They hold no secret, and
 * whoever installs has no token as yet, so they are open.
 */
@Path("/")
@ApplicationScoped
@Open
public class BridgeEndpoint {

  /**
   * The ids of calculation services. Whether there is such a one is told only to who may see it.
   */
  private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  private static final byte[] TARBALL = PackageTarball.of(BridgeFiles.all());

  @Inject BaseUrl base;
  @Context Request request;

  @GET
  @Path("bridge.tgz")
  @Operation(hidden = true)
  public Response tarball() {
    return answer(TARBALL, "application/gzip", "meshgate-bridge.tgz");
  }

  @GET
  @Path("bridge.mcpb")
  @Operation(hidden = true)
  public Response bundle(@QueryParam("service") @Nullable String service) {
    if (service != null && !SERVICE.matcher(service).matches()) {
      throw Problem.invalid(
          "service",
          "service is the id of a calculation service: a small letter, then small letters, digits,"
              + " _ or -. Leave it out for all tools.");
    }
    var bundle = new DesktopBundle(base, Optional.ofNullable(service));
    return answer(bundle.bytes(), "application/zip", bundle.fileName());
  }

  /** It is asked for again each time, and sent only if it has changed (RFC 9110 §13.1.2). */
  private Response answer(byte[] bytes, String type, String fileName) {
    var tag = new EntityTag(digest(bytes));
    var unchanged = request.evaluatePreconditions(tag);
    var response = unchanged == null ? Response.ok(bytes, type) : unchanged;
    if (unchanged == null) {
      response.header("Content-Disposition", "attachment; filename=\"" + fileName + '"');
    }
    return response.tag(tag).header("Cache-Control", "no-cache").build();
  }

  private static String digest(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
