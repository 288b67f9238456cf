package dev.meshgate.platform.setting;

/**
 * What an operator may decide about a room. All are read before anything else happens, so that a
 * wrong value stops the start and not the first use.
 */
public interface OperatorSettings {}
