package dev.meshgate.services.engine.image;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the filter of a sheet or of a table (ECMA-376 part 1, 18.3.1.2). */
final class AutoFilter {

  /** What a column may be filtered by (18.3.2); one without any has at most its button hidden. */
  private static final Set<String> CRITERIA =
      Set.of("filters", "top10", "customFilters", "dynamicFilter", "colorFilter", "iconFilter");

  private AutoFilter() {}

  /** The range of the filter that begins here, or null if it lets everything through. */
  static @Nullable String range(Xml xml) {
    var range = xml.attribute("ref");
    var depth = xml.depth();
    var isActive = false;
    for (String element; (element = xml.nextWithin(depth)) != null; ) {
      isActive |= CRITERIA.contains(element);
    }
    return isActive ? range : null;
  }
}
