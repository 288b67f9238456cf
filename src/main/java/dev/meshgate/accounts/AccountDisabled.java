package dev.meshgate.accounts;

/**
 * An account was disabled; told within the transaction that did it.
 *
 * @param accountId whose
 */
public record AccountDisabled(String accountId) {}
