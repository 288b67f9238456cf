package dev.meshgate.platform;

import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Which web pages may call the protocol from a browser: our own, those of the person's own
 * computer, and those that an operator names in {@code meshgate.allowed.origins}, parted by commas.
 */
@ApplicationScoped
public class Origins {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Set<String> named = Set.of();

  @Inject BaseUrl baseUrl;

  @Inject
  void read() {
    named =
        Arrays.stream(
                Setting.text(ConfigProvider.getConfig(), "meshgate.allowed.origins")
                    .orElse("")
                    .split(","))
            .map(String::trim)
            .filter(origin -> !origin.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a request with that {@code Origin} header may pass. */
  public boolean allow(String origin) {
    return origin.equals(baseUrl.origin()) || named.contains(origin) || isLoopback(origin);
  }

  private static boolean isLoopback(String origin) {
    try {
      var host = new URI(origin).getHost();
      return host != null && LOOPBACK.contains(host);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
