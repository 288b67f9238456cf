package dev.meshgate.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.platform.Json;
import dev.meshgate.services.Report.Verdict;
import dev.meshgate.services.contract.DefinitionReader;
import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Workbook;
import dev.meshgate.services.engine.review.Suggestions;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What a publisher is told before publishing")
class InspectionTest {

  @ParameterizedTest
  @EnumSource(Example.class)
  void theExamplesPassTheirTestsAndHaveNothingToCompareWith(Example example) {
    var report =
        Inspection.of(example.definition(), example.image(), Clock.systemUTC(), Allowance.DEFAULT);

    assertThat(report.json().getJsonArray("tests"))
        .hasSameSizeAs(example.definition().tests())
        .allMatch(test -> test.asJsonObject().getBoolean("passed"));
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    assertThat(report.needsConfirmation()).isFalse();
    assertThat(Report.from(report.json().toString())).isEqualTo(report);
  }

  @Test
  void aTestCaseThatFailsSaysWhatIsAndWhatShouldBe() {
    var json = Example.QUOTE.json();
    var wrong =
        Json.builders()
            .createObjectBuilder(json)
            .add(
                "tests",
                (JsonArray)
                    Json.read(
                        json.getJsonArray("tests")
                            .toString()
                            .replace("\"tax\":3114.94", "\"tax\":1")))
            .build();

    var report =
        Inspection.of(
            DefinitionReader.read(wrong, Example.QUOTE.image()),
            Example.QUOTE.image(),
            Clock.systemUTC(),
            Allowance.DEFAULT);

    assertThat(report.verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(report.json().toString()).contains("tax is 3114.94 and should be 1.");
  }

  @Test
  void whatIsNotSuggestedAnyMoreIsCounted() throws IOException {
    var book = new Workbook();
    for (var row = 1; row <= Suggestions.MOST + 12; row++) {
      book.text("S", "A" + row, "Value " + row)
          .number("S", "B" + row, row)
          .text("S", "D" + row, "Result " + row)
          .formula("S", "E" + row, "B" + row + "*2");
    }
    var image = book.image();
    var definition =
        DefinitionReader.read(
            Suggested.definition(new Upload("large.xlsx", new byte[0]), image), image);

    var report = Inspection.of(definition, image, Clock.systemUTC(), Allowance.DEFAULT);

    assertThat(definition.inputs()).hasSize(Suggestions.MOST);
    var more = report.json().getJsonObject("suggestions");
    assertThat(more.getInt("moreInputs")).isEqualTo(12);
    assertThat(more.getInt("moreOutputs")).isEqualTo(12);
    assertThat(more.getString("message")).contains("12 more cells that look like inputs");
    var small = Example.QUOTE;
    assertThat(
            Inspection.of(small.definition(), small.image(), Clock.systemUTC(), Allowance.DEFAULT)
                .json())
        .doesNotContainKey("suggestions");
  }
}
