package dev.meshgate.mcp.tool;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/** The types that are one string or number on the wire and more than that in Java. */
final class Scalars {

  private static final Map<Class<?>, Function<String, Object>> READERS =
      Map.ofEntries(
          // A model often writes an offset where Instant.parse wants a Z.
          Map.entry(Instant.class, text -> OffsetDateTime.parse(text).toInstant()),
          Map.entry(LocalDate.class, LocalDate::parse),
          Map.entry(Duration.class, Duration::parse),
          Map.entry(URI.class, URI::create),
          Map.entry(UUID.class, UUID::fromString),
          Map.entry(
              OptionalInt.class, text -> OptionalInt.of(new BigDecimal(text).intValueExact())),
          Map.entry(
              OptionalLong.class, text -> OptionalLong.of(new BigDecimal(text).longValueExact())),
          Map.entry(OptionalDouble.class, text -> OptionalDouble.of(Double.parseDouble(text))),
          Map.entry(float.class, Float::valueOf),
          Map.entry(Float.class, Float::valueOf),
          Map.entry(short.class, text -> new BigDecimal(text).shortValueExact()),
          Map.entry(Short.class, text -> new BigDecimal(text).shortValueExact()));

  private Scalars() {}

  static Object read(String text, Class<?> type) {
    var reader = READERS.get(type);
    if (reader == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " cannot be given as " + text);
    }
    return reader.apply(text);
  }
}
