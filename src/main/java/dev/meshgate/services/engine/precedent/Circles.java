package dev.meshgate.services.engine.precedent;

import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds formulas that need themselves, by the strongly connected components of what reads what
 * (Tarjan, 1972), without recursion. A range that many formulas read is one node.
 */
public final class Circles {

  /** After so many cells it ends with what it has found. */
  private static final long MOST_STEPS = 20_000_000;

  private final Image image;
  private final int formulas;
  private final List<Term.Cells> areas = new ArrayList<>();
  private final Map<Term.Cells, Integer> areaNodes = new HashMap<>();
  private final List<Integer> order = new ArrayList<>();
  private final List<Integer> lowest = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final BitSet isOpen = new BitSet();
  private final BitSet circular = new BitSet();
  private int count;
  private long steps;

  private Circles(Image image) {
    this.image = image;
    this.formulas = image.formulas().size();
  }

  /** The formulas that may need themselves, by way of others or directly. */
  public static List<FormulaCell> of(Image image) {
    var circles = new Circles(image);
    for (var i = 0; i < circles.formulas && circles.steps <= MOST_STEPS; i++) {
      if (circles.order(i) == 0) {
        circles.walk(i);
      }
    }
    return circles.circular.stream().mapToObj(image.formulas()::get).toList();
  }

  /** A node on the way, and how far it has been followed. */
  private static final class Step {

    private final int node;
    private final int[] next;
    private int at;

    Step(int node, int[] next) {
      this.node = node;
      this.next = next;
    }
  }

  private void walk(int from) {
    Deque<Step> way = new ArrayDeque<>();
    way.push(enter(from));
    while (!way.isEmpty()) {
      var step = way.element();
      if (step.at < step.next.length) {
        var next = step.next[step.at++];
        if (order(next) == 0) {
          way.push(enter(next));
        } else if (isOpen.get(next)) {
          lower(step.node, order(next));
        }
      } else {
        way.pop();
        if (!way.isEmpty()) {
          lower(way.element().node, lowest.get(step.node));
        }
        close(step);
      }
    }
  }

  private Step enter(int node) {
    while (order.size() <= node) {
      order.add(0);
      lowest.add(0);
    }
    order.set(node, ++count);
    lowest.set(node, count);
    open.push(node);
    isOpen.set(node);
    return new Step(node, node < formulas ? reads(node) : within(areas.get(node - formulas)));
  }

  private int order(int node) {
    return node < order.size() ? order.get(node) : 0;
  }

  private void lower(int node, int to) {
    lowest.set(node, Math.min(lowest.get(node), to));
  }

  private void close(Step step) {
    if (lowest.get(step.node).intValue() != order(step.node)) {
      return;
    }
    var members = new ArrayList<Integer>();
    int member;
    do {
      member = open.pop();
      isOpen.clear(member);
      members.add(member);
    } while (member != step.node);
    if (members.size() > 1 || contains(step.next, step.node)) {
      members.stream().filter(one -> one < formulas).forEach(circular::set);
    }
  }

  private static boolean contains(int[] nodes, int node) {
    for (var one : nodes) {
      if (one == node) {
        return true;
      }
    }
    return false;
  }

  private int[] reads(int number) {
    var cell = image.formulas().get(number);
    if (cell.source() != null) {
      return new int[] {cell.source().number()};
    }
    if (cell.formula() == null) {
      return new int[0];
    }
    return Reads.of(cell.formula().term()).cells().stream()
        .flatMapToInt(
            cells -> cells.isSingle() ? Arrays.stream(within(cells)) : IntStream.of(node(cells)))
        .toArray();
  }

  private int node(Term.Cells area) {
    return areaNodes.computeIfAbsent(
        area,
        key -> {
          areas.add(key);
          return formulas + areas.size() - 1;
        });
  }

  /** The formulas in a range. */
  private int[] within(Term.Cells cells) {
    var found = IntStream.builder();
    for (var number = cells.sheet(); number <= cells.lastSheet(); number++) {
      var sheet = image.sheets().get(number);
      var lastRow = Math.min(cells.lastRow(), sheet.usedRows() - 1);
      var lastColumn = Math.min(cells.lastColumn(), sheet.usedColumns() - 1);
      for (var row = cells.row(); row <= lastRow && steps <= MOST_STEPS; row++) {
        for (var column = cells.column(); column <= lastColumn; column++) {
          steps++;
          var cell = sheet.cell(row, column);
          if (cell != null && cell.formula() != null) {
            found.add(cell.formula().number());
          }
        }
      }
    }
    return found.build().toArray();
  }
}
