package dev.meshgate.oauth.client;

import java.time.Instant;
import java.util.Optional;

/**
 * What the document at a client's id says.
 *
 * @param id the address, to the letter
 * @param fetchedAt when it was fetched; empty for one that came with us
 * @param freshUntil until when it need not be asked for again
 */
public record ClientDocument(
    String id, ClientMetadata metadata, Optional<Instant> fetchedAt, Instant freshUntil) {}
