package dev.meshgate.platform.egress;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;

/**
 * Fetches small JSON documents from addresses that strangers name: over https alone, from the
 * public network alone, without following a redirect.
 */
@ApplicationScoped
public class Egress {

  private static final Duration WHOLE_ANSWER = Duration.ofSeconds(5);

  @Inject EgressSettings settings;
  @Resource ManagedScheduledExecutorService timer;
  private CloseableHttpClient http;

  @PostConstruct
  void open() {
    http = GuardedClient.open(new GuardedNames(settings::isIntranet));
  }

  @PreDestroy
  void close() {
    http.close(CloseMode.GRACEFUL);
  }

  /**
   * Fetches a JSON document of at most 64 KiB. It takes five seconds at most, whatever the other
   * side does.
   *
   * @throws EgressException with the reason in words
   */
  public Fetched json(URI uri) throws EgressException {
    if (!"https".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new EgressException("its address is not https");
    }
    var get = new HttpGet(uri);
    get.setHeader(HttpHeaders.ACCEPT, "application/json");
    var end = timer.schedule(get::cancel, WHOLE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return http.execute(get, JsonAnswer::read);
    } catch (JsonAnswer.RefusedException refused) {
      throw new EgressException(String.valueOf(refused.getMessage()));
    } catch (UnknownHostException e) {
      throw new EgressException("its host has no public address");
    } catch (SSLException e) {
      throw new EgressException("its certificate is not one that this server trusts");
    } catch (IOException e) {
      throw new EgressException("its server did not answer within five seconds");
    } finally {
      end.cancel(false);
    }
  }
}
