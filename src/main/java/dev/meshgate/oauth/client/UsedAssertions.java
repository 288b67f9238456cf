package dev.meshgate.oauth.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;

/** The assertions that are spent, until they would have expired. */
@ApplicationScoped
class UsedAssertions {

  @Inject UsedAssertionRepository rows;

  /** Spends an assertion. Of any number of requests that bring it, one is told {@code true}. */
  boolean add(String hash, Instant expiresAt) {
    try {
      rows.add(hash, expiresAt);
      return true;
    } catch (PersistenceException e) {
      if (rows.has(hash)) {
        return false;
      }
      throw e;
    }
  }
}
