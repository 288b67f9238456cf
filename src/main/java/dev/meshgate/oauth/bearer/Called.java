package dev.meshgate.oauth.bearer;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The security context of a call with a token. */
record Called(Caller caller, boolean isSecure) implements SecurityContext {

  @Override
  public Principal getUserPrincipal() {
    return caller;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
