package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_REDIRECT_URI;

import dev.meshgate.oauth.RedirectSchemes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where an answer may go: https, a loopback address of the person's own computer, or a scheme that
 * an application there has claimed (RFC 8252 §7).
 *
 * @param value as registered or as asked
 */
public record RedirectUri(String value) {

  private static final int LONGEST = 2_000;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Schemes that a browser or the desktop runs or reads instead of handing them on. */
  private static final Set<String> DANGEROUS =
      Set.of(
          "javascript",
          "data",
          "file",
          "vbscript",
          "about",
          "blob",
          "ftp",
          "ws",
          "wss",
          "mailto",
          "view-source",
          "jar",
          "tel",
          "sms",
          "filesystem",
          "chrome",
          "resource",
          "intent");

  public RedirectUri {
    var uri = parse(value);
    var scheme = uri.getScheme();
    if (scheme == null || !uri.isAbsolute()) {
      throw INVALID_REDIRECT_URI.because("a redirect URI must be absolute");
    }
    if (uri.getRawFragment() != null) {
      // RFC 6749 §3.1.2: "The endpoint URI MUST NOT include a fragment component."
      throw INVALID_REDIRECT_URI.because("a redirect URI must have no fragment");
    }
    if (uri.getRawUserInfo() != null) {
      throw INVALID_REDIRECT_URI.because("a redirect URI must name no user");
    }
    if (!isAllowed(uri)) {
      throw INVALID_REDIRECT_URI.because(
          "a redirect URI must be https, http on localhost, 127.0.0.1 or [::1],"
              + " or an application's own scheme");
    }
  }

  private static URI parse(String value) {
    try {
      if (value.length() > LONGEST) {
        throw INVALID_REDIRECT_URI.because("a redirect URI must be shorter than 2,000 characters");
      }
      return new URI(value);
    } catch (URISyntaxException e) {
      throw INVALID_REDIRECT_URI.because("a redirect URI cannot be read as a URI");
    }
  }

  private static boolean isAllowed(URI uri) {
    return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> uri.getHost() != null;
      case "http" -> uri.getHost() != null && LOOPBACK.contains(uri.getHost());
      default -> isClaimed(uri.getScheme());
    };
  }

  private static boolean isClaimed(String scheme) {
    return scheme.matches("[a-z][a-z0-9+.-]{2,50}") && !DANGEROUS.contains(scheme);
  }

  /** Whether an installation that allows those schemes sends an answer there. */
  public boolean isWithin(RedirectSchemes schemes) {
    return !isCustomScheme() || schemes.allow(uri().getScheme());
  }

  /** Whether the answer stays on the person's own computer: loopback or a claimed scheme. */
  public boolean isLocal() {
    return isLoopback() || isCustomScheme();
  }

  boolean isLoopback() {
    var host = uri().getHost();
    return host != null && LOOPBACK.contains(host);
  }

  boolean isCustomScheme() {
    return !uri().getScheme().startsWith("http");
  }

  /** The host, or the scheme where there is none, as a person is shown it. */
  public String place() {
    return isCustomScheme() ? uri().getScheme() + "://" : String.valueOf(uri().getRawAuthority());
  }

  /** What a page's {@code form-action} must name for a form's answer to redirect here. */
  public String formTarget() {
    return isCustomScheme()
        ? uri().getScheme() + ":"
        : uri().getScheme() + "://" + uri().getRawAuthority();
  }

  /**
   * The same place whatever port a native application was given (RFC 8252 §7.3): what registered
   * and asked URIs are compared by, and what a consent is remembered under.
   */
  public String withoutLoopbackPort() {
    if (!isLoopback()) {
      return value;
    }
    var uri = uri();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return uri.getScheme() + "://" + uri.getHost() + uri.getRawPath() + query;
  }

  boolean matches(RedirectUri registered) {
    return value.equals(registered.value)
        || withoutLoopbackPort().equals(registered.withoutLoopbackPort());
  }

  private URI uri() {
    return URI.create(value);
  }
}
