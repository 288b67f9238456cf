package dev.meshgate.oauth.grant;

import java.util.Optional;

/**
 * What a code is bound to, beside the grant.
 *
 * @param redirectUri where it goes, as asked
 * @param challenge what whoever redeems it must know; only the Actions of a GPT send none
 * @param signIn how the person signed in
 */
public record CodeRequest(
    String redirectUri, Optional<CodeChallenge> challenge, Authentication signIn) {}
