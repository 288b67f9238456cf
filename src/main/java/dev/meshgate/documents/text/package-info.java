/**
 * Bytes that somebody handed in become text that a person and a model can read, and passages that
 * can be found.
 *
 * <p>It knows no database and no HTTP, and it opens no connection: what a document points to stays
 * where it is. May import: nothing of ours.
 */
@NullMarked
package dev.meshgate.documents.text;

import org.jspecify.annotations.NullMarked;
