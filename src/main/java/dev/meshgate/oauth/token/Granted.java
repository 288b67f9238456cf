package dev.meshgate.oauth.token;

import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.grant.Authentication;
import dev.meshgate.platform.Secret;
import java.util.Optional;
import java.util.Set;

/**
 * What a grant gives, whichever grant it was.
 *
 * @param subject the account, or {@code client:<id>}
 * @param clientId who asked
 * @param grantId what a revocation names
 * @param resource whom the token is for
 * @param scopes what for
 * @param refreshToken how to come again, where there is one
 * @param signIn how the person signed in, where a code was redeemed
 */
record Granted(
    String subject,
    String clientId,
    String grantId,
    Resource resource,
    Set<Scope> scopes,
    Optional<Secret> refreshToken,
    Optional<Authentication> signIn) {}
