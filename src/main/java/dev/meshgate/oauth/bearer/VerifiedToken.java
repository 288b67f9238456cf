package dev.meshgate.oauth.bearer;

import java.time.Instant;
import java.util.Optional;

/**
 * A token whose signature and claims were checked once.
 *
 * @param caller who holds it
 * @param id its {@code jti}, or the id of a token that a person made
 * @param issuedAt its {@code iat}
 * @param key the {@code kid} of what it was signed with; absent where nothing is signed
 */
record VerifiedToken(Caller caller, String id, Instant issuedAt, Optional<String> key) {}
