package dev.meshgate.builtin.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.platform.Json;
import dev.meshgate.services.Example;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Inputs of a calculation in what somebody says")
class ReaderTest {

  private static String read(Example example, String... said) {
    return new Reader(example.definition()).read(List.of(said)).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "monthly cost for a 400000 home, 20 % down, 4.5 %, 30 years"
            + "|{'property_price':400000,'down_payment_pct':'20%','annual_rate':'4.5%','term_years':30}",
        "What is the payment on a $400,000 house with a down payment of 20% at an annual rate of 4.5% over 30 years?"
            + "|{'property_price':400000,'down_payment_pct':'20%','annual_rate':'4.5%','term_years':30}",
        "A loan over 15 years at 4,5 % interest; price 350k, we pay 10 percent down"
            + "|{'property_price':350000,'down_payment_pct':'10%','annual_rate':'4.5%','term_years':15}",
        "property_price=400000, down_payment_pct=0.2, annual_rate=0.045, term_years=30"
            + "|{'property_price':'400000','down_payment_pct':'0.2','annual_rate':'0.045','term_years':'30'}",
        "A mortgage for a 400000 home|{'property_price':400000}",
        "A mortgage, 4.5 % and 20 %|{}",
        "A mortgage over 12 years|{'term_years':12}",
        "What does a home loan cost?|{}",
      })
  void findsWhatIsSaid(String said, String inputs) {
    assertThat(read(Example.MORTGAGE, said))
        .isEqualTo(Json.readObject(inputs.replace('\'', '"')).toString());
  }

  @Test
  void wordsOfAListAreFoundWhereOnlyOneOfThemIsSaid() {
    assertThat(read(Example.QUOTE, "Price of the Team plan for 25 seats, annual billing"))
        .contains("\"plan\":\"Team\"", "\"seats\":25", "\"billing\":\"annual\"");
    assertThat(read(Example.QUOTE, "Is Team or Enterprise better?")).doesNotContain("plan");
  }

  @Test
  void whatIsSaidLaterHolds() {
    assertThat(
            read(Example.MORTGAGE, "A mortgage over 12 years, rate 4.5 %", "20 % down", "15 years"))
        .contains("\"term_years\":15", "\"annual_rate\":\"4.5%\"", "\"down_payment_pct\":\"20%\"");
  }

  @Test
  void aLongTextWithManyNumbersIsReadWithinBounds() {
    var numbers = "1,2.3%;".repeat(20_000);

    assertThat(read(Example.MORTGAGE, numbers)).startsWith("{");
  }
}
