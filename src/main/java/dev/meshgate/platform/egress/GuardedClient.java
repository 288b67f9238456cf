package dev.meshgate.platform.egress;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/** A client of HTTP that follows nothing, remembers nothing, and never waits long. */
final class GuardedClient {

  private static final Timeout ONE_STEP = Timeout.ofSeconds(3);
  private static final int AT_ONCE = 20;

  private GuardedClient() {}

  /**
   * Trusts what the Java runtime trusts. The server's own default trusts its own certificate alone,
   * so it is not asked.
   */
  static CloseableHttpClient open(GuardedNames names) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(names)
            .setTlsSocketStrategy(
                ClientTlsStrategyBuilder.create()
                    .setSslContext(SSLContexts.createDefault())
                    .buildClassic())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(ONE_STEP)
                    .setSocketTimeout(ONE_STEP)
                    .build())
            .setMaxConnTotal(AT_ONCE)
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(ONE_STEP)
                .setResponseTimeout(ONE_STEP)
                .build())
        .setUserAgent("Meshgate")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .build();
  }
}
