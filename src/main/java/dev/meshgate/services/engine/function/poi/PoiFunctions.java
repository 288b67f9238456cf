package dev.meshgate.services.engine.function.poi;

import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Function;
import dev.meshgate.services.engine.function.FunctionSpec;
import dev.meshgate.services.engine.function.UnsupportedCallException;
import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.atp.AnalysisToolPak;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.apache.poi.ss.formula.eval.NotImplementedException;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.function.FunctionMetadata;
import org.apache.poi.ss.formula.function.FunctionMetadataRegistry;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.jspecify.annotations.Nullable;

/** Finds functions of Apache POI by their names. */
public final class PoiFunctions {

  private PoiFunctions() {}

  /** The function of that name in capitals, or null when POI has none or only its name. */
  public static @Nullable FunctionSpec named(String name) {
    var metadata = FunctionMetadataRegistry.getFunctionByName(name);
    return metadata == null ? added(name) : basic(metadata);
  }

  private static @Nullable FunctionSpec basic(FunctionMetadata metadata) {
    if (!FunctionEval.getSupportedFunctionNames().contains(metadata.getName())) {
      return null;
    }
    var function = FunctionEval.getBasicFunction(metadata.getIndex());
    if (function == null) {
      return null;
    }
    return new FunctionSpec(
        metadata.getName(),
        metadata.getMinParams(),
        metadata.getMaxParams(),
        parameters(metadata.getParameterClassCodes()),
        call ->
            evaluate(
                metadata.getName(),
                () -> function.evaluate(arguments(call), call.frame().row(), call.frame().column()),
                call));
  }

  private static String parameters(byte[] classes) {
    var letters = new StringBuilder();
    for (var code : classes) {
      letters.append(code == Ptg.CLASS_VALUE ? 'V' : code == Ptg.CLASS_ARRAY ? 'A' : 'R');
    }
    return letters.toString();
  }

  /** Those of the analysis tools take ranges where they please, and say of none what it takes. */
  private static @Nullable FunctionSpec added(String name) {
    if (!AnalysisToolPak.getSupportedFunctionNames().contains(name)) {
      return null;
    }
    var function = AnalysisToolPak.instance.findFunction(name);
    if (function == null) {
      return null;
    }
    Function adapted =
        call ->
            evaluate(
                name,
                () ->
                    function.evaluate(
                        arguments(call),
                        new OperationEvaluationContext(
                            null,
                            null,
                            call.frame().sheet(),
                            call.frame().row(),
                            call.frame().column(),
                            null)),
                call);
    return new FunctionSpec(name, 0, 30, "R", adapted);
  }

  @FunctionalInterface
  private interface Evaluation {

    ValueEval value() throws EvaluationException;
  }

  private static Operand evaluate(String name, Evaluation evaluation, Call call) {
    try {
      return PoiValues.ours(evaluation.value(), call);
    } catch (EvaluationException e) {
      return PoiValues.error(e.getErrorEval());
    } catch (NotImplementedException
        | IllegalStateException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ClassCastException e) {
      throw new UnsupportedCallException(
          "Its function " + name + " does not take what it is given there.", e);
    }
  }

  private static ValueEval[] arguments(Call call) {
    var arguments = new ValueEval[call.size()];
    for (var i = 0; i < arguments.length; i++) {
      arguments[i] = PoiValues.theirs(call, i);
    }
    return arguments;
  }
}
