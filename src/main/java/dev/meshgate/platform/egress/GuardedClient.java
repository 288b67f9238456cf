package dev.meshgate.platform.egress;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/** A client of HTTP that follows nothing, remembers nothing, and never waits long. */
final class GuardedClient {

  private static final Timeout ONE_STEP = Timeout.ofSeconds(3);
  private static final int AT_ONCE = 20;

  /** An agent may think for long before it says a word. */
  private static final Timeout SILENCE = Timeout.ofMinutes(10);

  private static final int CONVERSATIONS = 2_000;

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
            .setDefaultConnectionConfig(connection(ONE_STEP))
            .setMaxConnTotal(AT_ONCE)
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(request(ONE_STEP))
        .setUserAgent("Meshgate")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .build();
  }

  /**
   * The same for conversations that take long and come in pieces. Each has a connection of its own:
   * the client does not close one that it used before when its request is cancelled, and leaving is
   * all by which some servers hear that nobody wants their answer.
   */
  static CloseableHttpAsyncClient openAsync(GuardedNames names) {
    var connections =
        PoolingAsyncClientConnectionManagerBuilder.create()
            .setDnsResolver(names)
            .setTlsStrategy(
                ClientTlsStrategyBuilder.create()
                    .setSslContext(SSLContexts.createDefault())
                    .buildAsync())
            .setDefaultConnectionConfig(connection(SILENCE))
            .setDefaultTlsConfig(
                TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
            .setMaxConnTotal(CONVERSATIONS)
            .setMaxConnPerRoute(CONVERSATIONS)
            .build();
    return HttpAsyncClients.custom()
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setConnectionManager(connections)
        .setDefaultRequestConfig(request(SILENCE))
        .setUserAgent("Meshgate")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .build();
  }

  private static ConnectionConfig connection(Timeout silence) {
    return ConnectionConfig.custom().setConnectTimeout(ONE_STEP).setSocketTimeout(silence).build();
  }

  private static RequestConfig request(Timeout silence) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(ONE_STEP)
        .setResponseTimeout(silence)
        .build();
  }
}
