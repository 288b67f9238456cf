package dev.meshgate.oauth.bearer;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * The security context of a call with a token, or by a link.
 *
 * @param getAuthenticationScheme {@code Bearer} or {@link SignedLink#SCHEME}
 */
record Called(Caller caller, boolean isSecure, String getAuthenticationScheme)
    implements SecurityContext {

  @Override
  public Principal getUserPrincipal() {
    return caller;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }
}
