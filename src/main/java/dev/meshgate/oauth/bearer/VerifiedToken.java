package dev.meshgate.oauth.bearer;

import java.util.Optional;

/**
 * A token whose signature and claims were checked once.
 *
 * @param caller who holds it
 * @param key the {@code kid} of what it was signed with; absent where nothing is signed
 */
record VerifiedToken(Caller caller, Optional<String> key) {}
