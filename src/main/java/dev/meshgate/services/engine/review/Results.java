package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Calculation;
import dev.meshgate.services.engine.CalculationException;
import dev.meshgate.services.engine.image.Image;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells what outputs show by calculating them once, because a file need not say. */
final class Results {

  private static final Allowance LITTLE = new Allowance(Duration.ofSeconds(2), 5_000_000);

  /** Of what kind a result is does not depend on the moment. */
  private static final Clock AT_ANY_MOMENT = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final Image image;

  Results(Image image) {
    this.image = image;
  }

  /** The same outputs with the types of their values; as they are where that costs too much. */
  List<OutputSuggestion> types(List<OutputSuggestion> outputs) {
    try {
      var results =
          Calculation.of(image, AT_ANY_MOMENT)
              .run(Map.of(), outputs.stream().map(OutputSuggestion::range).toList(), LITTLE);
      var typed = new ArrayList<OutputSuggestion>();
      for (var i = 0; i < outputs.size(); i++) {
        var output = outputs.get(i);
        var answer = results.get(i).first();
        typed.add(
            new OutputSuggestion(
                output.name(),
                output.title(),
                output.range(),
                ValueType.of(answer.value(), answer.format(), output.title()),
                output.format(),
                output.unit()));
      }
      return typed;
    } catch (CalculationException e) {
      return outputs;
    }
  }
}
