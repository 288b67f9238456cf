package dev.meshgate.oauth;

import dev.meshgate.platform.setting.WrongSettingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The applications' own schemes that answers may go to, besides https and the person's own computer
 * (RFC 8252 §7.1). Any program on a computer can claim such a scheme.
 *
 * @param only the only ones; empty for any
 */
public record RedirectSchemes(Optional<Set<String>> only) {

  private static final String ANY = "any";
  private static final String NONE = "none";

  /** Reads {@code any}, {@code none} or names parted by commas. */
  static RedirectSchemes of(String setting) {
    return switch (setting.strip().toLowerCase(Locale.ROOT)) {
      case ANY -> new RedirectSchemes(Optional.empty());
      case NONE -> new RedirectSchemes(Optional.of(Set.of()));
      default -> new RedirectSchemes(Optional.of(names(setting)));
    };
  }

  private static Set<String> names(String setting) {
    var names =
        Arrays.stream(setting.split("[,\\s]+"))
            .filter(name -> !name.isEmpty())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    if (names.isEmpty() || names.stream().anyMatch(name -> !name.matches("[a-z][a-z0-9+.-]*"))) {
      throw new WrongSettingException(
          "MESHGATE_REDIRECT_SCHEMES must be any, none or names of schemes parted by commas, as"
              + " cursor,vscode, not '"
              + setting
              + "'");
    }
    return names;
  }

  public boolean allow(String scheme) {
    return only.map(names -> names.contains(scheme.toLowerCase(Locale.ROOT))).orElse(true);
  }
}
