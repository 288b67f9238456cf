package dev.meshgate.documents;

/** A document is gone; told within the transaction that removes it. */
public record DocumentRemoved(Document document) {}
