package dev.meshgate.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {

  private static Verification verify(Image image) {
    return Verification.of(image, Workbook.CLOCK, Allowance.DEFAULT);
  }

  static List<Path> savedByExcel() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/workbooks/excel"))) {
      return files.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("savedByExcel")
  void everyFormulaYieldsWhatExcelCalculated(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var verification = verify(Image.read(in, Limits.DEFAULT));
      assertThat(verification.differences()).isEmpty();
      assertThat(verification.unsupported()).isEmpty();
      assertThat(verification.outcome()).isEqualTo(Verification.Outcome.VERIFIED);
      assertThat(verification.agreeing()).isPositive();
    }
  }

  @Test
  void aDifferenceIsToldByItsCell() {
    var verification =
        verify(
            new Workbook()
                .cell("S", "A1", "", "<f>1+1</f><v>2</v>")
                .cell("S", "A2", "", "<f>1+2</f><v>4</v>")
                .image());
    assertThat(verification.outcome()).isEqualTo(Verification.Outcome.FAILED);
    assertThat(verification.differences())
        .containsExactly(
            new Verification.Difference(CellAddress.of("S!A2"), "1+2", Value.of(4), Value.of(3)));
  }

  @Test
  void aFunctionThatIsNotSupportedIsNamedAndWhatNeedsItIsStillVerified() {
    var verification =
        verify(
            new Workbook()
                .cell("S", "A1", "", "<f>NOSUCHTHING(1)</f><v>5</v>")
                .cell("S", "A2", "", "<f>A1*2</f><v>10</v>")
                .image());
    assertThat(verification.unsupported()).hasSize(1);
    assertThat(verification.unsupported().get(0).problem()).contains("NOSUCHTHING");
    assertThat(verification.agreeing()).isEqualTo(1);
  }

  @Test
  void aFileWithoutValuesIsNotVerified() {
    var verification = verify(new Workbook().formula("S", "A1", "1+1").image());
    assertThat(verification.outcome()).isEqualTo(Verification.Outcome.NOT_VERIFIED);
    assertThat(verification.unstored()).isEqualTo(1);
  }

  @Test
  void whatDependsOnTheMomentIsNotCompared() {
    var verification =
        verify(
            new Workbook()
                .cell("S", "A1", "", "<f>TODAY()</f><v>1</v>")
                .cell("S", "A2", "", "<f>A1+1</f><v>2</v>")
                .image());
    assertThat(verification.moody()).isEqualTo(2);
    assertThat(verification.differences()).isEmpty();
  }
}
