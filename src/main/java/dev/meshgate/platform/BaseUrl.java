package dev.meshgate.platform;

import dev.meshgate.platform.setting.Setting;
import dev.meshgate.platform.setting.WrongSettingException;
import java.net.URI;
import org.eclipse.microprofile.config.Config;

/**
 * The public base URL of this installation, {@code meshgate.base.url}. It is the issuer, and every
 * absolute address begins with it. It is never taken from a request.
 *
 * @param value without a trailing slash, such as {@code https://mesh.example.com}
 */
public record BaseUrl(String value) {

  public BaseUrl {
    var uri = URI.create(value);
    var scheme = uri.getScheme();
    if (uri.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new WrongSettingException(
          "MESHGATE_BASE_URL must be an http or https URL, not " + value);
    }
    if (value.endsWith("/") || uri.getQuery() != null || uri.getFragment() != null) {
      throw new WrongSettingException(
          "MESHGATE_BASE_URL must have no trailing slash, query or fragment: " + value);
    }
    if ("http".equals(scheme) && !isLoopback(uri.getHost())) {
      throw new WrongSettingException(
          "MESHGATE_BASE_URL may be http only on this computer; give the https URL: " + value);
    }
  }

  /** As the operator set it; on this computer where nobody did. */
  public static BaseUrl of(Config config) {
    return new BaseUrl(
        Setting.text(config, "meshgate.base.url")
            .orElseGet(
                () ->
                    "http://localhost:"
                        + Setting.text(config, "meshgate.http.port").orElse("9080")));
  }

  /** The absolute address of a path that begins with a slash. */
  public String at(String path) {
    return value + path;
  }

  public boolean isSecure() {
    return value.startsWith("https:");
  }

  /** {@code scheme://host[:port]}, as browsers send it in {@code Origin}. */
  public String origin() {
    var uri = URI.create(value);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /** Whether only this computer can reach it. */
  public boolean isLoopback() {
    return isLoopback(URI.create(value).getHost());
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  @Override
  public String toString() {
    return value;
  }
}
