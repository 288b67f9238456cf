/**
 * Clients whose id is the address of a document about them
 * (draft-ietf-oauth-client-id-metadata-document): what an address must be, what a document must
 * say, when it is fetched, and what is known of well-known assistants without fetching.
 *
 * <p>May import: {@code oauth}, {@code oauth.client}, {@code platform}.
 */
@NullMarked
package dev.meshgate.oauth.client.document;

import org.jspecify.annotations.NullMarked;
