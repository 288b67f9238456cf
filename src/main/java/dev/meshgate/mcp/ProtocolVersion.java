package dev.meshgate.mcp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The revisions of MCP that we speak, oldest first. */
public enum ProtocolVersion {
  V2024_11_05("2024-11-05"),
  V2025_03_26("2025-03-26"),
  V2025_06_18("2025-06-18"),
  V2025_11_25("2025-11-25"),
  V2026_07_28("2026-07-28");

  /** The one that came with requests that explain themselves and without sessions. */
  public static final ProtocolVersion MODERN = V2026_07_28;

  /** What a client that asks for something unknown is offered. */
  public static final ProtocolVersion NEWEST_LEGACY = V2025_11_25;

  private final String wire;

  ProtocolVersion(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  public boolean isModern() {
    return this == MODERN;
  }

  public boolean isSince(ProtocolVersion other) {
    return compareTo(other) >= 0;
  }

  public static Optional<ProtocolVersion> of(@Nullable String wire) {
    return Arrays.stream(values()).filter(version -> version.wire.equals(wire)).findFirst();
  }

  /** Those that begin with {@code initialize}. */
  public static List<ProtocolVersion> legacy() {
    return Arrays.stream(values()).filter(version -> !version.isModern()).toList();
  }
}
