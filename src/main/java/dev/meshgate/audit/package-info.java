/**
 * Who did what, with which application, when, and how it ended.
 *
 * <p>What is told in a transaction is written down in it; calls of tools go through a bounded
 * queue. One writer of each node then links both into that node's chain: each entry holds the hash
 * of the one before, so that nobody can take out or change one unseen. What names a person is in
 * the chain as a salted commitment alone, so that it can be erased and the chain still holds.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.audit;

import org.jspecify.annotations.NullMarked;
