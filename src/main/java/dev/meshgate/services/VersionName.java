package dev.meshgate.services;

import dev.meshgate.services.contract.Change;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a version by semantic versioning (semver.org 2.0.0), without what may follow. */
record VersionName(int major, int minor, int patch) implements Comparable<VersionName> {

  static final VersionName FIRST = new VersionName(1, 0, 0);

  private static final Pattern FORM =
      Pattern.compile("(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})");

  static Optional<VersionName> of(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new VersionName(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  /** The next one, by what callers notice of the change. */
  VersionName after(Change change) {
    return switch (change.weight()) {
      case BREAKS -> new VersionName(major + 1, 0, 0);
      case ADDS -> new VersionName(major, minor + 1, 0);
      case KEEPS -> new VersionName(major, minor, patch + 1);
    };
  }

  @Override
  public int compareTo(VersionName other) {
    return Comparator.comparingInt(VersionName::major)
        .thenComparingInt(VersionName::minor)
        .thenComparingInt(VersionName::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
