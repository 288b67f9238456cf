package dev.meshgate.oauth.client;

/**
 * A client was disabled or deleted; told within the transaction that did it.
 *
 * @param clientId which
 */
public record ClientEnded(String clientId) {}
