/**
 * What people put in to be found: uploads, a watched folder, the product's own guide, and the
 * examples of a demonstration.
 *
 * <p>May import: {@code documents.text}, {@code accounts}, {@code platform}.
 */
@NullMarked
package dev.meshgate.documents;

import org.jspecify.annotations.NullMarked;
