package dev.meshgate.platform.egress;

import java.time.Duration;

/**
 * What was fetched.
 *
 * @param body its text, in UTF-8
 * @param fresh how long it may be used before it is asked for again (RFC 9111 §4.2.1); an hour
 *     where the answer does not say, and never less than five seconds or more than a day
 */
public record Fetched(String body, Duration fresh) {}
