package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.image.Cell;
import dev.meshgate.services.engine.image.Image;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands beside cells to say to people what they are. */
final class Labels {

  /** How far to the left a label may stand. */
  private static final int FARTHEST = 4;

  private static final int LONGEST = 80;
  private static final int LONGEST_UNIT = 16;
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern IN_PARENTHESES = Pattern.compile("[(\\[]([^()\\[\\]]+)[)\\]]\\s*$");

  /** As in {@code [$EUR-407]}, or a sign by itself (ECMA-376 part 1, 18.8.31). */
  private static final Pattern CURRENCY =
      Pattern.compile("\\[\\$([^-\\]]+)[^\\]]*]|([$€£¥])(?![-\\]])");

  private final Image image;
  private final Readers readers;

  Labels(Image image, Readers readers) {
    this.image = image;
    this.readers = readers;
  }

  /** The text that is next to the left, or null when something else stands there. */
  @Nullable String left(Spot spot) {
    for (var column = spot.column() - 1;
        column >= 0 && column >= spot.column() - FARTHEST;
        column--) {
      if (cell(spot.sheet(), spot.row(), column) != null) {
        return label(new Spot(spot.sheet(), spot.row(), column));
      }
    }
    return null;
  }

  /** The text right above a cell that is no part of a column, or null. */
  @Nullable String above(Spot spot) {
    return spot.row() > 0 && cell(spot.sheet(), spot.row() + 1, spot.column()) == null
        ? label(new Spot(spot.sheet(), spot.row() - 1, spot.column()))
        : null;
  }

  /** The text of a cell if it is there for people: a constant that no formula reads by itself. */
  @Nullable String label(Spot spot) {
    var cell = cell(spot.sheet(), spot.row(), spot.column());
    if (cell == null
        || cell.formula() != null
        || !(cell.value() instanceof TextValue text)
        || readers.isRead(spot)) {
      return null;
    }
    var clean = text.text().strip().replaceAll("\\s+", " ").replaceAll("\\s*:$", "");
    return clean.length() <= LONGEST && LETTER.matcher(clean).find() ? clean : null;
  }

  /**
   * A unit in the parentheses of a label, as a short text to the right of the cell, or as the
   * currency of its format.
   */
  String unit(Spot spot, String label, String format) {
    var matcher = IN_PARENTHESES.matcher(label);
    if (matcher.find() && matcher.group(1).length() <= LONGEST_UNIT) {
      return matcher.group(1).strip();
    }
    var right = label(new Spot(spot.sheet(), spot.row(), spot.column() + 1));
    var isLabelOfAnother = cell(spot.sheet(), spot.row(), spot.column() + 2) != null;
    if (right != null && right.length() <= LONGEST_UNIT && !isLabelOfAnother) {
      return right;
    }
    var currency = CURRENCY.matcher(format);
    return currency.find() ? currency.group(currency.group(1) == null ? 2 : 1).strip() : "";
  }

  private @Nullable Cell cell(int sheet, int row, int column) {
    return image.cell(sheet, row, column);
  }
}
