package dev.meshgate.documents.text;

import org.jspecify.annotations.Nullable;

/**
 * What a document says.
 *
 * @param type what it was read as
 * @param title the title that it gives itself, if it does
 * @param text Markdown or plain text, without a character that a person would not see
 */
public record ExtractedText(DocumentType type, @Nullable String title, String text) {}
