package dev.meshgate.oauth.client;

/**
 * A client is no longer what people agreed to: its name, its redirect URIs or its keys are others.
 * Told within the transaction that took it over.
 *
 * @param clientId which
 */
public record ClientChanged(String clientId) {}
