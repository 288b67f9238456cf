package dev.meshgate.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The one JAX-RS application. Every endpoint and page is a resource below the context root. */
@ApplicationPath("/")
public class Meshgate extends Application {}
