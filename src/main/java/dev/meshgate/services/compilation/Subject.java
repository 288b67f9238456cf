package dev.meshgate.services.compilation;

/**
 * What is compiled: a version of a service, which never changes.
 *
 * @param workbook the id of its file; a service that was made anew has another one
 */
public record Subject(String service, String version, String workbook) {}
