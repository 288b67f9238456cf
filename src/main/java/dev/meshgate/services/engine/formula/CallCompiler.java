package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.function.FunctionSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;

/** Makes calls of functions, and of LET, which is not one. */
final class CallCompiler {

  /** How a file marks functions that came after 2007 (MS-XLSX 2.2.2). */
  private static final List<String> PREFIXES = List.of("_XLFN.", "_XLWS.", "_XLUDF.");

  private final Set<Integer> bound = new HashSet<>();

  /** A name of a function that POI does not know. */
  record Named(String name) implements Draft {

    @Override
    public Node compile(boolean lifted) {
      throw new FormulaException("There is no name " + name + ".");
    }
  }

  /** What LET has named. */
  record Local(int slot) implements Draft {

    @Override
    public Node compile(boolean lifted) {
      return new LocalNode(slot);
    }
  }

  Draft call(AbstractFunctionPtg ptg, List<Draft> operands) {
    if (!ptg.isExternalFunction()) {
      return call(ptg.getName(), operands);
    }
    if (operands.isEmpty() || !(operands.get(0) instanceof Named named)) {
      throw new FormulaException("It calls something that has no name.");
    }
    return call(plain(named.name()), operands.subList(1, operands.size()));
  }

  private static String plain(String name) {
    var plain = name.toUpperCase(Locale.ROOT);
    for (var prefix : PREFIXES) {
      plain = plain.startsWith(prefix) ? plain.substring(prefix.length()) : plain;
    }
    return plain;
  }

  Draft call(String name, List<Draft> arguments) {
    if (name.equals("LET")) {
      return let(arguments);
    }
    var spec = Library.named(name);
    if (spec == null) {
      throw new FormulaException("The function " + name + " is not supported.");
    }
    if (arguments.size() < spec.min() || arguments.size() > spec.max()) {
      throw new FormulaException(
          name + " has " + arguments.size() + " arguments, which it does not take.");
    }
    return lifted -> node(spec, arguments, lifted);
  }

  private static Node node(FunctionSpec spec, List<Draft> arguments, boolean lifted) {
    var nodes = new ArrayList<Node>();
    var height = 0;
    for (var i = 0; i < arguments.size(); i++) {
      var node = arguments.get(i).compile(lifted || spec.parameter(i) == 'A');
      nodes.add(node);
      height = Math.max(height, node.height());
    }
    return new FunctionNode(spec, List.copyOf(nodes), lifted, height + 1);
  }

  private Draft let(List<Draft> arguments) {
    if (arguments.size() < 3 || arguments.size() % 2 == 0) {
      throw new FormulaException("LET wants names, each with a value, and a calculation.");
    }
    var slots = new ArrayList<Integer>();
    for (var i = 0; i + 1 < arguments.size(); i += 2) {
      if (!(arguments.get(i) instanceof Local local) || !bound.add(local.slot())) {
        throw new FormulaException("LET names something that is no new name.");
      }
      slots.add(local.slot());
    }
    return lifted -> {
      var values = new ArrayList<Node>();
      for (var i = 1; i < arguments.size() - 1; i += 2) {
        values.add(arguments.get(i).compile(lifted));
      }
      var body = arguments.get(arguments.size() - 1).compile(lifted);
      var height = values.stream().mapToInt(Node::height).max().orElse(0);
      return new LetNode(slots, values, body, Math.max(height, body.height()) + 1);
    };
  }
}
