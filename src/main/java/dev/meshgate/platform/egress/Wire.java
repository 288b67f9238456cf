package dev.meshgate.platform.egress;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;

/**
 * Talks with servers that strangers name, and holds no thread while they think. It goes to the
 * public network by https; to hosts of {@code meshgate.egress.intranet} also by http. It follows no
 * redirect, and nothing of the caller's request goes along.
 */
@ApplicationScoped
public class Wire {

  private EgressSettings settings = new EgressSettings(Set.of());
  private CloseableHttpAsyncClient http;

  /** For the container. */
  public Wire() {}

  /** One that is open already, for those who have no container. */
  public static Wire open(EgressSettings settings) {
    var wire = new Wire();
    wire.know(settings);
    wire.open();
    return wire;
  }

  @Inject
  void know(EgressSettings known) {
    settings = known;
  }

  @PostConstruct
  void open() {
    http = GuardedClient.openAsync(new GuardedNames(settings::isIntranet));
    http.start();
  }

  @PreDestroy
  void close() {
    http.close(CloseMode.GRACEFUL);
  }

  /**
   * Whether it may be asked at all.
   *
   * @throws EgressException with the reason
   */
  public void check(URI uri) throws EgressException {
    if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
      throw new EgressException("its address is not one of a server");
    }
    var plain = "http".equals(uri.getScheme()) && settings.isIntranet(uri.getHost());
    if (!plain && !"https".equals(uri.getScheme())) {
      throw new EgressException(
          "its address is not https; http is for hosts that the operator names in"
              + " MESHGATE_EGRESS_INTRANET");
    }
  }

  /**
   * The same, and whether its host has an address that may be asked now. It looks the name up.
   *
   * @throws EgressException with the reason
   */
  public void checkAddress(URI uri) throws EgressException {
    check(uri);
    try {
      var unused = new GuardedNames(settings::isIntranet).resolve(uri.getHost());
    } catch (UnknownHostException e) {
      throw EgressException.of(e);
    }
  }

  /**
   * Asks. The answer ends with an {@link EgressException} where there is none. Cancelling it closes
   * the connection.
   *
   * @param listener hears the events, one after the other, when the answer comes as a stream
   */
  public CompletableFuture<Answer> send(Call call, Consumer<ServerEvent> listener) {
    return send(call, head -> {}, listener);
  }

  /**
   * Asks, and looks at the status and the headers before anything of the body has come.
   *
   * @param head hears of an answer that has no body yet
   */
  public CompletableFuture<Answer> send(
      Call call, Consumer<Answer> head, Consumer<ServerEvent> listener) {
    var answer = new CompletableFuture<Answer>();
    try {
      check(call.uri());
    } catch (EgressException e) {
      answer.completeExceptionally(e);
      return answer;
    }
    var exchange =
        http.execute(
            SimpleRequestProducer.create(request(call)),
            new AnswerReader(head, listener, answer::isCancelled),
            new Completing(answer));
    var unused =
        answer.whenComplete(
            (value, failure) -> {
              if (answer.isCancelled()) {
                exchange.cancel(true);
              }
            });
    return answer;
  }

  private static SimpleHttpRequest request(Call call) {
    var request = SimpleRequestBuilder.create(call.method()).setUri(call.uri());
    request.setHeader(HttpHeaders.ACCEPT, "application/json, text/event-stream");
    call.headers().forEach(request::setHeader);
    var json = call.json();
    if (json != null) {
      request.setBody(json, ContentType.APPLICATION_JSON);
    }
    return request.build();
  }

  /** Hands on how it ended. */
  private record Completing(CompletableFuture<Answer> answer) implements FutureCallback<Answer> {

    @Override
    public void completed(Answer result) {
      answer.complete(result);
    }

    @Override
    public void failed(Exception failure) {
      answer.completeExceptionally(EgressException.of(failure));
    }

    @Override
    public void cancelled() {
      answer.cancel(false);
    }
  }
}
