package dev.meshgate.accounts;

import com.ibm.websphere.security.WSSecurityException;
import com.ibm.websphere.security.auth.CredentialDestroyedException;
import com.ibm.websphere.security.auth.WSSubject;
import com.ibm.websphere.security.cred.WSCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.login.CredentialExpiredException;

/**
 * Whom the container has signed in, however it did: OIDC, SAML, LDAP and the basic registry all
 * leave the same credential.
 *
 * @param issuer the provider's issuer, or {@code registry:<realm>}
 * @param subject the provider's own name for the person
 * @param name what to show
 * @param groups without the realm that the container puts before them
 */
public record ContainerPrincipal(String issuer, String subject, String name, Set<String> groups) {

  /** Asks the server's user registry. Nothing of the container's own session is left behind. */
  static Optional<ContainerPrincipal> logIn(
      HttpServletRequest request, String name, String password) {
    try {
      // A browser that still carries the container's cookie would be told "already established".
      request.logout();
      request.login(name, password);
      try {
        return current();
      } finally {
        request.logout();
      }
    } catch (ServletException e) {
      return Optional.empty();
    }
  }

  /** Who is signed in on this thread, if anybody. */
  public static Optional<ContainerPrincipal> current() {
    try {
      var subject = WSSubject.getCallerSubject();
      if (subject == null) {
        return Optional.empty();
      }
      var credentials = subject.getPublicCredentials(WSCredential.class);
      return credentials.isEmpty()
          ? Optional.empty()
          : Optional.of(of(credentials.iterator().next()));
    } catch (WSSecurityException e) {
      return Optional.empty();
    } catch (CredentialExpiredException | CredentialDestroyedException e) {
      return Optional.empty();
    }
  }

  private static ContainerPrincipal of(WSCredential credential)
      throws CredentialExpiredException, CredentialDestroyedException, WSSecurityException {
    var realm = credential.getRealmName();
    var issuer = realm.startsWith("https://") ? realm : "registry:" + realm;
    var groups = new LinkedHashSet<String>();
    for (var group : (List<?>) credential.getGroupIds()) {
      groups.add(withoutRealm(String.valueOf(group), realm));
    }
    return new ContainerPrincipal(
        issuer, credential.getUniqueSecurityName(), credential.getSecurityName(), groups);
  }

  private static String withoutRealm(String group, String realm) {
    var prefix = "group:" + realm + "/";
    return group.startsWith(prefix) ? group.substring(prefix.length()) : group;
  }
}
