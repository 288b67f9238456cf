package dev.meshgate.oauth.bearer;

import dev.meshgate.oauth.Resources;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 403 with the challenge that lets a client ask for more (RFC 6750 §3.1). */
@Provider
public class InsufficientScopeMapper implements ExceptionMapper<InsufficientScopeException> {

  @Inject Challenge challenge;
  @Inject Resources resources;

  @Override
  public Response toResponse(InsufficientScopeException refusal) {
    return challenge.insufficient(
        challenge.metadataAddress(resources.main().canonical()), refusal.needed());
  }
}
