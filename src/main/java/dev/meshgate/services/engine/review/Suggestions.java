package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.image.Image;
import java.util.List;

/**
 * What of a workbook looks like an input, a result or a table, in the order of its sheets. Hidden
 * sheets are left out. A publisher decides; nothing here changes how anything is calculated.
 *
 * @param inputs at most {@value #MOST}
 * @param outputs at most {@value #MOST}
 * @param areas tables of constants first, then tables of results
 * @param moreInputs how many there are beyond those
 * @param moreOutputs how many there are beyond those
 */
public record Suggestions(
    List<InputSuggestion> inputs,
    List<OutputSuggestion> outputs,
    List<AreaSuggestion> areas,
    int moreInputs,
    int moreOutputs) {

  /** More than so many inputs or outputs nobody wants to look through. */
  public static final int MOST = 60;

  public Suggestions {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    areas = List.copyOf(areas);
  }

  /** The suggestions for a workbook; the same for the same workbook. */
  public static Suggestions of(Image image) {
    return new Search(image).all();
  }
}
