package dev.meshgate.oauth.bearer;

import java.time.Instant;

/**
 * A token whose signature and claims were checked once.
 *
 * @param caller who holds it
 * @param id its {@code jti}, or the id of a token that a person made
 * @param issuedAt its {@code iat}
 */
record VerifiedToken(Caller caller, String id, Instant issuedAt) {}
