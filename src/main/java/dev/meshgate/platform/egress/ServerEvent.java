package dev.meshgate.platform.egress;

/**
 * One event of a stream (WHATWG HTML §9.2).
 *
 * @param type {@code message} where it does not say
 * @param id the last that was said; empty for none
 */
public record ServerEvent(String type, String id, String data) {}
