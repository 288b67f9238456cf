package dev.meshgate.services.compilation;

import dev.meshgate.platform.Measured;
import dev.meshgate.services.engine.Result;
import dev.meshgate.services.engine.cell.CellAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The versions whose compiled form has given something else than the interpreter. Such a one is a
 * bug of ours: the version is calculated by the interpreter alone until the node starts again.
 */
@ApplicationScoped
class Differences implements Measured {

  private static final System.Logger LOG = System.getLogger(Differences.class.getName());

  private final Set<Subject> off = ConcurrentHashMap.newKeySet();

  @Override
  public String name() {
    return "meshgate_compiled_differences";
  }

  @Override
  public String what() {
    return "Versions of services whose compiled form was wrong and is off on this node";
  }

  @Override
  public double now() {
    return off.size();
  }

  boolean isOff(Subject subject) {
    return !off.isEmpty() && off.contains(subject);
  }

  /** Switches the compiled form of a version off if it did not give what the interpreter gives. */
  void compare(Subject subject, List<Result> expected, List<Result> results) {
    if (!expected.equals(results)) {
      tell(subject, cell(expected, results));
    }
  }

  /** Switches it off and says so, without the values, which are somebody's. */
  void tell(Subject subject, String cell) {
    if (off.add(subject)) {
      LOG.log(
          Level.ERROR,
          "The compiled form of service {0}, version {1}, differs from the interpreter in {2}."
              + " On this node it is off now; report this, and calculate again what matters.",
          subject.service(),
          subject.version(),
          cell);
    }
  }

  private static String cell(List<Result> expected, List<Result> results) {
    for (var i = 0; i < expected.size(); i++) {
      var range = expected.get(i).range();
      for (var row = 0; row < range.rows(); row++) {
        for (var column = 0; column < range.columns(); column++) {
          var one = expected.get(i).rows().get(row).get(column);
          if (!one.equals(results.get(i).rows().get(row).get(column))) {
            return new CellAddress(range.sheet(), range.row() + row, range.column() + column)
                .toString();
          }
        }
      }
    }
    return "its outputs";
  }
}
