package dev.meshgate.oauth.client.document;

import static dev.meshgate.oauth.OAuthError.TOO_MANY_REQUESTS;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.client.ClientDocument;
import dev.meshgate.oauth.client.Clients;
import dev.meshgate.platform.egress.Egress;
import dev.meshgate.platform.egress.EgressException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches documents: one at a time for one address, not again for a while where it failed, and not
 * too many for one who asks.
 */
@ApplicationScoped
class DocumentFetches {

  private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);
  private static final int MOST_FAILURES = 10_000;
  private static final int A_MINUTE = 30;
  private static final int MOST_ADDRESSES = 100_000;

  /** Why there is no document; empty where there is one, and then it is forgotten at once. */
  private final AsyncCache<String, Optional<String>> attempts =
      Caffeine.newBuilder().maximumSize(MOST_FAILURES).expireAfterWrite(FAILURE_KEPT).buildAsync();

  private final Cache<String, AtomicInteger> askedBy =
      Caffeine.newBuilder()
          .maximumSize(MOST_ADDRESSES)
          .expireAfterWrite(Duration.ofMinutes(1))
          .build();

  @Inject Egress egress;
  @Inject Clients clients;
  @Inject Clock clock;
  @Resource ManagedExecutorService executor;

  /**
   * Fetches the document at that address and takes it over.
   *
   * @param address who asks
   * @return why there is none, as half a sentence
   * @throws OAuthException {@code too_many_requests}
   */
  Optional<String> fetch(URI id, String address) {
    var key = id.toString();
    var attempt =
        attempts.get(
            key,
            (same, caffeine) -> {
              count(address);
              return CompletableFuture.supplyAsync(() -> attempt(id, address), executor);
            });
    try {
      var failure = attempt.join();
      if (failure.isEmpty()) {
        attempts.synchronous().invalidate(key);
      }
      return failure;
    } catch (CompletionException e) {
      // What is no fault of the document is not remembered against it.
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  private void count(String address) {
    if (askedBy.get(address, any -> new AtomicInteger()).incrementAndGet() > A_MINUTE) {
      throw TOO_MANY_REQUESTS.because(
          "your address has made us fetch " + A_MINUTE + " documents within a minute; wait one");
    }
  }

  private Optional<String> attempt(URI id, String address) {
    try {
      var fetched = egress.json(id);
      var metadata = DocumentReader.read(id.toString(), fetched.body());
      var now = clock.instant();
      clients.read(
          new ClientDocument(id.toString(), metadata, Optional.of(now), now.plus(fetched.fresh())),
          address);
      return Optional.empty();
    } catch (EgressException e) {
      return Optional.of(e.why());
    } catch (OAuthException refusal) {
      if (refusal.error() == TOO_MANY_REQUESTS) {
        throw refusal;
      }
      return Optional.of(refusal.description());
    }
  }
}
