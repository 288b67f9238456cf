package dev.meshgate.services.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.meshgate.platform.Json;
import dev.meshgate.services.Example;
import dev.meshgate.services.contract.InvalidDefinitionException.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A publisher's definition is read against the workbook")
class DefinitionReaderTest {

  @ParameterizedTest
  @EnumSource(Example.class)
  void whatIsWrittenIsReadAsTheSame(Example example) {
    var written = DefinitionJson.whole(example.definition());

    var again = DefinitionJson.whole(DefinitionReader.read(written, example.image()));

    assertThat(again).isEqualTo(written);
  }

  @Test
  void valuesThatAreAllowedCanStandInTheWorkbook() {
    assertThat(Example.QUOTE.definition().inputs().get(0).allowed())
        .extracting(value -> CellJson.of(value, false).toString())
        .containsExactly("\"Basic\"", "\"Team\"", "\"Business\"", "\"Enterprise\"");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceWithItsPlace() {
    var said =
        """
        {'description':1,'tagz':[],
         'inputs':[{'name':'1st','address':'Mortgage!B3'},
                   {'name':'rate','address':'Nowhere!B3'},
                   {'name':'term','address':'B6','type':'years'},
                   {'name':'a','address':'B3','min':5,'max':1},
                   {'name':'b','address':'B4','max':0.5,'defaultValue':7},
                   {'name':'A','address':'B5'}],
         'outputs':[],
         'tests':[{'tolerance':7}]}"""
            .replace('\'', '"');

    var refused =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () -> DefinitionReader.read(Json.readObject(said), Example.MORTGAGE.image()));

    assertThat(refused.faults())
        .extracting(Fault::path)
        .contains(
            "tagz",
            "name",
            "description",
            "inputs[0].name",
            "inputs[1].address",
            "inputs[2].type",
            "inputs[3].min",
            "inputs[4].defaultValue",
            "outputs",
            "tests[0].tolerance");
    assertThat(refused.getMessage())
        .contains("It has Mortgage, PMI, Schedule", "Did you mean tags?");
  }

  @Test
  void twoOfOneNameAreRefusedHoweverTheyAreSpelled() {
    var said =
        "{'name':'x','inputs':[{'name':'a_b','address':'B3'},{'name':'AB','address':'B4'}],"
            + "'outputs':[{'name':'o','address':'B17'}]}";

    var refused =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () ->
                DefinitionReader.read(
                    Json.readObject(said.replace('\'', '"')), Example.MORTGAGE.image()));

    assertThat(refused.faults())
        .extracting(Fault::message)
        .containsExactly("There are two inputs with the name AB.");
  }
}
