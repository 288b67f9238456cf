package dev.meshgate.accounts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do in the company's name. Each role holds all before it. */
public enum Role {
  EMPLOYEE,
  PUBLISHER,
  ADMINISTRATOR;

  /** The role as it travels: {@code publisher}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name. */
  public static Optional<Role> of(String value) {
    return Arrays.stream(values()).filter(role -> role.value().equals(value)).findFirst();
  }

  /** This role and those that it holds. */
  public Set<Role> withLower() {
    return EnumSet.range(EMPLOYEE, this);
  }

  static Set<Role> parse(String spaced) {
    return Arrays.stream(spaced.split(" "))
        .filter(name -> !name.isBlank())
        .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  static String format(Set<Role> roles) {
    return roles.stream().sorted().map(Role::value).collect(Collectors.joining(" "));
  }
}
