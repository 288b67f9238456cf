package dev.meshgate.builtin;

import static dev.meshgate.builtin.BuiltinFixtures.analysed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.WorkCancelledException;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The data analyst")
class DataAnalystTest {

  private static final String SALES =
      """
      region,month,revenue,units,rate
      North,2026-01,100,10,5%
      South,2026-01,80,9,6%
      North,2026-02,120,11,7%
      South,2026-02,95,8,8%
      North,2026-03,140,13,9%
      South,2026-03,65,6,10%
      """;

  private static JsonObject data(String task) {
    var data = analysed(task).data();
    assertThat(data).isNotNull();
    return data == null ? JsonObject.EMPTY_JSON_OBJECT : data;
  }

  private static JsonObject answer(String question) {
    return data(question + "\n\n" + SALES).getJsonArray("answers").getJsonObject(0);
  }

  private static double number(JsonObject object, String name) {
    return object.getJsonNumber(name).doubleValue();
  }

  private static Map<String, Double> groups(JsonObject answer) {
    return answer.getJsonArray("groups").getValuesAs(JsonObject.class).stream()
        .collect(Collectors.toMap(g -> g.getString("group"), g -> number(g, "value")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is the average revenue? | average | 100",
        "Total revenue please | total | 600",
        "sum of units | total | 57",
        "median of revenue | median | 97.5",
        "What was the highest revenue? | highest | 140",
        "lowest units | lowest | 6",
        "How many rows are there? | count | 6",
        "How many units were sold? | total | 57",
        "How many rows have revenue over 95? | count | 3",
        "How many rows have revenue of at least 95? | count | 4",
        "Average units where revenue is below 100? | average | 7.6666666667",
        "total revenue for North | total | 360",
        "How many different regions are there? | distinct | 2",
        "standard deviation of units | spread | 2.4289915603",
        "Durchschnitt revenue | average | 100",
        "Wie hoch ist die Summe der units in South? | total | 23",
      })
  void computesTheFigureThatIsAskedFor(String question, String figure, double value) {
    var answer = answer(question);

    assertThat(answer.getString("figure")).isEqualTo(figure);
    assertThat(number(answer, "value")).isCloseTo(value, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "average revenue by region | 120 | 80",
        "revenue per region | 360 | 240",
        "What is the mean rate for each region? | 7 | 8",
        "highest revenue per region | 140 | 95",
        "compare North and South: total units | 34 | 23",
        "How many rows per region? | 3 | 3",
        "median revenue je region | 120 | 80",
      })
  void computesTheFigureOfEachGroup(String question, double north, double south) {
    assertThat(groups(answer(question)))
        .containsEntry("North", north)
        .containsEntry("South", south);
  }

  @Test
  void ranksGroupsByTheirTotalsAndRatesByTheirAverages() {
    assertThat(analysed("Which region has the highest revenue?\n" + SALES).text())
        .startsWith("**North has the highest total revenue: 360**");
    assertThat(analysed("Which region has the lowest rate?\n" + SALES).text())
        .startsWith("**North has the lowest average rate: 7%**");
  }

  @Test
  void putsRowsTogetherByMonth() {
    assertThat(groups(answer("total units by month")))
        .isEqualTo(Map.of("2026-01", 19.0, "2026-02", 19.0, "2026-03", 19.0));
  }

  @Test
  void tellsTheRowOfAnExtreme() {
    assertThat(analysed("What is the highest revenue?\n" + SALES).text())
        .startsWith(
            "**Highest revenue: 140** (6 rows), in row 5 (region = North, month = 2026-03)");
  }

  /** x̄ = 3, ȳ = 6: sxy = −21, sxx = 10, syy = 46, so r = −21 / √460. */
  @Test
  void correlatesByPearson() {
    var pairs =
        data("correlation of x and y?\nx,y\n1,10\n2,8\n3,6\n4,5\n5,1")
            .getJsonArray("answers")
            .getJsonObject(0)
            .getJsonArray("pairs");

    assertThat(number(pairs.getJsonObject(0), "r")).isCloseTo(-0.9791300487, within(1e-9));
    assertThat(pairs.getJsonObject(0).getInt("n")).isEqualTo(5);
  }

  /** 1, 2, 3, 4, 100: q1 = 2, q3 = 4, so the fences are −1 and 7. */
  @Test
  void findsOutliersByTheInterquartileRange() {
    var column =
        data("Any outliers?\nx\n1\n2\n3\n4\n100")
            .getJsonArray("answers")
            .getJsonObject(0)
            .getJsonArray("columns")
            .getJsonObject(0);

    assertThat(number(column, "low_fence")).isEqualTo(-1);
    assertThat(number(column, "high_fence")).isEqualTo(7);
    assertThat(column.getJsonArray("rows").getJsonObject(0).getInt("row")).isEqualTo(5);
  }

  /** Sums are 180, 215, 205 for months 0, 1, 2: the slope is (205 − 180) / 2. */
  @Test
  void drawsTheTrendOfMonths() {
    var trend = answer("How did revenue develop over time?");

    assertThat(trend.getString("period")).isEqualTo("month");
    assertThat(number(trend, "slope")).isEqualTo(12.5);
    assertThat(number(trend, "change_percent")).isCloseTo(13.8888888889, within(1e-9));
  }

  /** 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32, so the sample deviation is √(32/7). */
  @Test
  void summarisesEveryColumn() {
    var column = data("x\n2\n4\n4\n4\n5\n5\n7\n9").getJsonArray("columns").getJsonObject(0);

    assertThat(column.getString("type")).isEqualTo("integer");
    assertThat(number(column, "mean")).isEqualTo(5);
    assertThat(number(column, "stdev")).isCloseTo(2.1380899353, within(1e-9));
    assertThat(number(column, "median")).isEqualTo(4.5);
    assertThat(number(column, "q1")).isEqualTo(4);
    assertThat(number(column, "q3")).isEqualTo(5.5);
    assertThat(number(column, "sum")).isEqualTo(40);
    assertThat(column.getInt("distinct")).isEqualTo(5);
  }

  @Test
  void leavesOutARowThatAddsUpTheOthers() {
    var reply = analysed("sum of units?\nregion,units\nNorth,1\nSouth,2\nTotal,3");

    assertThat(reply.text()).startsWith("**Total units: 3**").contains("left out: it is a sum");
  }

  @Test
  void readsGermanTables() {
    var reply =
        analysed(
            """
            Durchschnittlicher Umsatz je Region?
            Region;Umsatz
            Nord;1.234,50 €
            Süd;2.000,00 €
            Nord;765,50 €
            """);

    assertThat(reply.text()).contains("| Süd | €2000 | 1 |").contains("| Nord | €1000 | 2 |");
  }

  @Test
  void takesATableFromTheContext() {
    var request = AgentRequest.of("total of units", "acc_1").withContext(SALES);

    assertThat(BuiltinFixtures.dataAnalyst().run(request, Work.UNWATCHED).text())
        .startsWith("**Total units: 57**");
  }

  @Test
  void answersEverySentence() {
    assertThat(data("Average revenue? And the lowest units?\n\n" + SALES).getJsonArray("answers"))
        .hasSize(2);
  }

  @Test
  void saysWhenNoRowFulfilsTheCondition() {
    assertThat(analysed("average revenue where revenue > 1000\n\n" + SALES).text())
        .startsWith("No row fulfils revenue > 1000.");
  }

  @Test
  void refusesATaskWithoutATable() {
    assertThatExceptionOfType(AgentException.class)
        .isThrownBy(() -> analysed("Analyze this data..."))
        .withMessageContaining("there is no table")
        .withMessageContaining("CSV");
  }

  @Test
  void refusesATableThatIsTooLarge() {
    var rows = "a,b\n" + "1,2\n".repeat(20_001);

    assertThatExceptionOfType(AgentException.class)
        .isThrownBy(() -> analysed(rows))
        .withMessageContaining("20,001 rows")
        .withMessageContaining("at most 20,000");
  }

  @Test
  void reportsItsStepsAndStopsWhenNobodyWantsThem() {
    var messages = new ArrayList<String>();
    var work =
        new Work() {
          @Override
          public void report(double progress, double total, String message) {
            messages.add(message);
          }

          @Override
          public boolean isCancelled() {
            return messages.size() == 3;
          }
        };

    assertThatExceptionOfType(WorkCancelledException.class)
        .isThrownBy(() -> BuiltinFixtures.dataAnalyst().run(AgentRequest.of(SALES, "acc_1"), work));
    assertThat(messages)
        .isEqualTo(
            List.of("Looking for the table", "Reading the columns", "Answering the question"));
  }
}
