/** The official MCP clients, run as they are against a running gate. May import: the fixtures. */
@NullMarked
package dev.meshgate.clients;

import org.jspecify.annotations.NullMarked;
