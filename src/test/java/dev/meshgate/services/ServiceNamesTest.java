package dev.meshgate.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The ids of services")
class ServiceNamesTest {

  @ParameterizedTest
  @CsvSource({
    "Mortgage, mortgage",
    "Größenrechner, grossenrechner",
    "GRÖSSE 2, grosse-2",
    "Crédit à la consommation, credit-a-la-consommation",
    "'2026: (price) list!', price-list",
    "価格, service"
  })
  void anIdIsMadeOfTheNameAsPeopleWouldSpellIt(String name, String id) {
    assertThat(ServiceNames.stem(name)).isEqualTo(id);
  }
}
