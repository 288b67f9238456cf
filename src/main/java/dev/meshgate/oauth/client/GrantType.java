package dev.meshgate.oauth.client;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code grant_type} (RFC 6749 §4). */
public enum GrantType {
  AUTHORIZATION_CODE,
  REFRESH_TOKEN,
  CLIENT_CREDENTIALS;

  /** The type as it travels. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<GrantType> of(String value) {
    return Arrays.stream(values()).filter(type -> type.value().equals(value)).findFirst();
  }

  static Set<GrantType> parse(String spaced) {
    var types = EnumSet.noneOf(GrantType.class);
    Arrays.stream(spaced.split(" ")).map(GrantType::of).forEach(t -> t.ifPresent(types::add));
    return types;
  }

  static String format(Set<GrantType> types) {
    return types.stream().sorted().map(GrantType::value).collect(Collectors.joining(" "));
  }
}
