package dev.meshgate.oauth.grant;

import java.time.Instant;
import java.util.Optional;

/**
 * How a person signed in before they agreed (OpenID Connect Core §2).
 *
 * @param at {@code auth_time}
 * @param nonce what the client sent, to know its own answer by
 */
public record Authentication(Instant at, Optional<String> nonce) {}
