package dev.meshgate.services.compilation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Calculation;
import dev.meshgate.services.engine.Result;
import dev.meshgate.services.engine.Workbook;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.compiled.Broken;
import dev.meshgate.services.engine.compiled.CompiledForm;
import dev.meshgate.services.engine.image.Image;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class CompiledFormsTest {

  private static final Image IMAGE =
      new Workbook().formula("S", "B1", "A1*2").formula("S", "C1", "B1+1").image();

  private static final Subject SUBJECT = new Subject("price", "1.2.0", "w1");
  private static final List<CellRange> OUTPUTS = List.of(CellRange.of("S!C1"));

  private final Differences differences = new Differences();
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private CompiledForms forms(boolean enabled, int check) {
    return forms(enabled, check, CompiledForm::of);
  }

  private CompiledForms forms(boolean enabled, int check, CompiledForms.Compiler compiler) {
    return new CompiledForms(
        new CompilationSettings(enabled, check),
        differences,
        Clock.systemUTC(),
        waiting::add,
        compiler);
  }

  private static Order order(double number) {
    return new Order(
        SUBJECT,
        IMAGE,
        Map.of(CellAddress.of("S!A1"), Value.of(number)),
        OUTPUTS,
        Allowance.DEFAULT);
  }

  private void doWhatWaits() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private void compile(CompiledForms forms) {
    for (var i = 0; i < Shape.WORTH; i++) {
      assertThat(forms.run(order(i))).isEmpty();
    }
    doWhatWaits();
  }

  private static Value value(List<Result> results) {
    return results.get(0).first().value();
  }

  @Test
  void whatIsAskedOftenIsCompiledBesideTheCalls() {
    var forms = forms(true, 0);
    for (var i = 0; i < Shape.WORTH - 1; i++) {
      assertThat(forms.run(order(i))).isEmpty();
    }
    assertThat(waiting).isEmpty();
    assertThat(forms.run(order(1))).isEmpty();
    assertThat(waiting).hasSize(1);
    assertThat(forms.run(order(1))).isEmpty();
    doWhatWaits();
    assertThat(value(forms.run(order(4)).orElseThrow())).isEqualTo(Value.of(9));
  }

  @Test
  void otherCellsAndOtherVersionsAreNotAnsweredByIt() {
    var forms = forms(true, 0);
    compile(forms);
    var one = order(1);
    assertThat(forms.run(one)).isPresent();
    Map<CellAddress, Value> other = Map.of(CellAddress.of("S!B1"), Value.of(1));
    assertThat(forms.run(new Order(SUBJECT, IMAGE, other, OUTPUTS, Allowance.DEFAULT))).isEmpty();
    var next = new Subject("price", "1.3.0", "w2");
    assertThat(forms.run(new Order(next, IMAGE, one.cells(), OUTPUTS, Allowance.DEFAULT)))
        .isEmpty();
  }

  @Test
  void anOperatorCanSwitchItOff() {
    var forms = forms(false, 1);
    compile(forms);
    assertThat(waiting).isEmpty();
    assertThat(forms.run(order(1))).isEmpty();
  }

  @Test
  void aRightFormStaysOn() {
    var forms = forms(true, 1);
    compile(forms);
    for (var i = 0; i < 20; i++) {
      assertThat(forms.run(order(i))).isPresent();
      doWhatWaits();
    }
    assertThat(differences.now()).isZero();
  }

  @Test
  void oneOfSoManyCallsIsCompared() {
    var forms = forms(true, 10);
    compile(forms);
    for (var i = 0; i < 30; i++) {
      forms.run(order(i));
    }
    // The second and the third found the first still waiting.
    assertThat(waiting).hasSize(1);
    doWhatWaits();
    for (var i = 0; i < 9; i++) {
      forms.run(order(i));
    }
    assertThat(waiting).isEmpty();
    forms.run(order(1));
    assertThat(waiting).hasSize(1);
  }

  @Test
  void aWrongFormIsFoundSwitchedOffCountedAndToldWithItsCellButNotItsValues() {
    var forms =
        forms(
            true,
            1,
            (image, clock, cells, outputs, allowance) ->
                CompiledForm.of(image, clock, cells, outputs, allowance)
                    .map(form -> Broken.of(form, "B1", Value.of(7))));
    var told = new ArrayList<String>();
    var log = Logger.getLogger(Differences.class.getName());
    var handler = listener(told);
    log.addHandler(handler);
    try {
      compile(forms);
      assertThat(value(forms.run(order(4_711)).orElseThrow())).isEqualTo(Value.of(8));
      doWhatWaits();
    } finally {
      log.removeHandler(handler);
    }
    assertThat(forms.run(order(4_711))).isEmpty();
    compile(forms);
    assertThat(forms.run(order(1))).isEmpty();
    assertThat(differences.now()).isEqualTo(1);
    assertThat(told).singleElement().asString().contains("price", "1.2.0", "S!C1");
    assertThat(told.get(0)).doesNotContain("4711", "9423");
  }

  @Test
  void aFormThatTheInterpreterMustHelpTooOftenIsGivenUp() {
    var image =
        new Workbook().formula("S", "B1", "NOSUCH(1)").formula("S", "C1", "IF(A1>0,1,B1)").image();
    var forms = forms(true, 0);
    Map<CellAddress, Value> good = Map.of(CellAddress.of("S!A1"), Value.of(1));
    Map<CellAddress, Value> bad = Map.of(CellAddress.of("S!A1"), Value.of(-1));
    for (var i = 0; i < Shape.WORTH; i++) {
      forms.run(new Order(SUBJECT, image, good, OUTPUTS, Allowance.DEFAULT));
    }
    doWhatWaits();
    assertThat(forms.run(new Order(SUBJECT, image, good, OUTPUTS, Allowance.DEFAULT))).isPresent();
    for (var i = 0; i < 200; i++) {
      assertThat(forms.run(new Order(SUBJECT, image, bad, OUTPUTS, Allowance.DEFAULT))).isEmpty();
    }
    assertThat(forms.run(new Order(SUBJECT, image, good, OUTPUTS, Allowance.DEFAULT))).isEmpty();
    assertThat(Calculation.of(image, Clock.systemUTC()).run(good, OUTPUTS, Allowance.DEFAULT))
        .isNotEmpty();
  }

  private static Handler listener(List<String> told) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        told.add(new SimpleFormatter().formatMessage(entry));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
