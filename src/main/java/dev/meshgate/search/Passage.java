package dev.meshgate.search;

/**
 * A passage of a document that may answer a question.
 *
 * @param documentId whose passage it is
 * @param url where people read the document, absolute
 * @param heading under which headings it stands, parted by {@code " › "}; may be empty
 * @param score how well it fits, comparable within one answer only
 */
public record Passage(
    String documentId, String title, String url, String heading, String text, double score) {}
