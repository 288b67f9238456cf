package dev.meshgate.services.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide's list of functions is that of the library. */
class LibraryTest {

  private static List<String> listed(String begin, String end) throws IOException {
    var page = Files.readString(Path.of("src/docs/services-formulas.md"));
    var from = page.indexOf(begin);
    assertThat(from).as(begin).isPositive();
    var part = page.substring(from + begin.length(), page.indexOf(end, from));
    return Arrays.stream(part.split("[^A-Z0-9.]+", -1))
        .map(word -> word.replaceAll("\\.$", ""))
        .filter(Pattern.compile("[A-Z][A-Z0-9.]*").asMatchPredicate())
        // LET is no function, because it names its arguments.
        .filter(word -> !word.equals("LET"))
        .toList();
  }

  @Test
  void everyFunctionOfTheGuideIsThere() throws IOException {
    var listed = listed("| family | functions |", "Some more");
    assertThat(listed).hasSizeGreaterThan(280).doesNotHaveDuplicates();
    assertThat(listed).allSatisfy(name -> assertThat(Library.named(name)).as(name).isNotNull());
  }

  @Test
  void whatTheGuideSaysIsMissingIsMissing() throws IOException {
    var missing = listed("Not there are, for example:", "\n");
    assertThat(missing).hasSizeGreaterThan(5);
    assertThat(missing).allSatisfy(name -> assertThat(Library.named(name)).as(name).isNull());
  }

  @Test
  void whatPoiCalculatesIsThere() {
    assertThat(Library.named("DEC2BIN")).isNotNull();
    assertThat(Library.named("HEX2DEC")).isNotNull();
  }
}
