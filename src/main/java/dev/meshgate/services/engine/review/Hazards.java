package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.precedent.Circles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The formulas of a workbook that a publisher should look at again. None of them must be wrong.
 *
 * @param listed in the order of the kinds, of each at most {@value #MOST}
 * @param counts how many there are of each kind that there is
 */
public record Hazards(List<Hazard> listed, Map<Hazard.Kind, Integer> counts) {

  /** So many of a kind say what there is to say. */
  public static final int MOST = 20;

  public Hazards {
    listed = List.copyOf(listed);
    counts = Map.copyOf(counts);
  }

  /** The hazards of a workbook; nothing is calculated. */
  public static Hazards of(Image image) {
    var found = new Found(image);
    for (var cell : image.formulas()) {
      if (cell.source() == null) {
        new Doubts(image, cell, found).all();
      }
    }
    for (var cell : Circles.of(image)) {
      found.add(
          Hazard.Kind.CIRCULAR,
          cell,
          "It may need its own value. Repeated calculation is not done: where it happens, the cell"
              + " shows an error.");
    }
    return found.hazards();
  }

  /** What was found so far. */
  static final class Found {

    private final Image image;
    private final List<Hazard> listed = new ArrayList<>();
    private final Map<Hazard.Kind, Integer> counts = new EnumMap<>(Hazard.Kind.class);

    private Found(Image image) {
      this.image = image;
    }

    void add(Hazard.Kind kind, FormulaCell cell, String explanation) {
      if (counts.merge(kind, 1, Integer::sum) <= MOST) {
        listed.add(new Hazard(kind, image.address(cell), cell.text(), explanation));
      }
    }

    private Hazards hazards() {
      listed.sort(Comparator.comparing(Hazard::kind));
      return new Hazards(listed, counts);
    }
  }
}
