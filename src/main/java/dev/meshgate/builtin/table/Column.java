package dev.meshgate.builtin.table;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column whose cells have been understood.
 *
 * @param cells as they were written, without surrounding blanks; a missing one is empty
 * @param numbers one a row where the type is numeric, NaN where there is none; else empty
 * @param dates one a row where the type is a date, null where there is none; else empty
 * @param unit a currency or {@code %} that all numbers share, or null
 * @param missing how many cells are blank or say so
 * @param unreadable cells that are not of the type, and so count for nothing
 */
public record Column(
    String name,
    ColumnType type,
    List<String> cells,
    List<Double> numbers,
    List<@Nullable LocalDateTime> dates,
    @Nullable String unit,
    int missing,
    List<String> unreadable) {

  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "#n/a", "null", "none", "nan", "-", "–", "—", "?", "k.a.", "nil");
  private static final Set<String> RATES =
      Set.of(
          ("rate ratio percent percentage pct share score rating price average avg mean median"
                  + " temperature age margin level index preis quote anteil prozent alter marge"
                  + " temperatur note durchschnitt")
              .split(" "));
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?i:(?:.*[ _-])?(?:id|nr|no|key|code|zip|plz|uuid|row|index|number|nummer|phone"
              + "|telefon)\\.?|[a-z]*(?:nummer|number)|order|invoice|customer|employee|ticket"
              + "|account|item|line|pos|position|rank|auftrag|rechnung|bestellung|kunde)"
              + "|.*[a-z]ID");

  /** Whether a cell says that there is no value. */
  static boolean isMissing(String cell) {
    return MISSING.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether its numbers are names of rows, so that to add or to compare them means nothing. */
  public boolean isIdentifier() {
    return type == ColumnType.INTEGER && IDENTIFIER.matcher(name).matches();
  }

  /** Whether it measures something. */
  public boolean isMeasure() {
    return type.isNumeric() && !isIdentifier();
  }

  /** Whether the values are parts of a whole or rates, whose sum means little. */
  public boolean isRate() {
    return "%".equals(unit)
        || Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .anyMatch(RATES::contains);
  }

  /** How many cells hold a value of the type. */
  public int count() {
    return cells.size() - missing - unreadable.size();
  }
}
