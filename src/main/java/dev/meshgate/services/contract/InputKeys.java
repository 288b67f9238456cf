package dev.meshgate.services.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which input is meant by which of a caller's names. Each name is looked at once, because a call
 * may have as many as there are inputs.
 */
final class InputKeys {

  private final Set<String> names = new HashSet<>();
  private final Map<String, Set<String>> titles = new HashMap<>();
  private final Map<String, Set<String>> addresses = new HashMap<>();
  private final Map<String, List<String>> byInput = new HashMap<>();
  private final List<String> unknown = new ArrayList<>();

  InputKeys(Definition definition, Collection<String> keys) {
    for (var input : definition.inputs()) {
      var name = Names.plain(input.name());
      names.add(name);
      titles.computeIfAbsent(Names.plain(input.title()), key -> new HashSet<>()).add(name);
      addresses.computeIfAbsent(address(input.range().toString()), k -> new HashSet<>()).add(name);
    }
    keys.forEach(this::take);
  }

  private static String address(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** The title of one input may be the name of another, which is meant then. */
  private void take(String key) {
    var plain = Names.plain(key);
    var meant = new HashSet<String>();
    if (names.contains(plain)) {
      meant.add(plain);
    } else {
      meant.addAll(titles.getOrDefault(plain, Set.of()));
      meant.addAll(addresses.getOrDefault(address(key), Set.of()));
    }
    if (meant.isEmpty()) {
      unknown.add(key);
    }
    meant.forEach(name -> byInput.computeIfAbsent(name, same -> new ArrayList<>()).add(key));
  }

  /** Under which names it was given, in the caller's order. */
  List<String> of(Input input) {
    return byInput.getOrDefault(Names.plain(input.name()), List.of());
  }

  /** Those that mean no input. */
  List<String> unknown() {
    return unknown;
  }
}
