/**
 * What every room stands on: time, secrets, the database's start, pages, filters.
 *
 * <p>It knows no word of the business. May import: {@code platform.database}, {@code
 * platform.setting}.
 */
@NullMarked
package dev.meshgate.platform;

import org.jspecify.annotations.NullMarked;
