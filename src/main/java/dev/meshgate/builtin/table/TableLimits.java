package dev.meshgate.builtin.table;

import dev.meshgate.agents.AgentException;
import java.util.Locale;

/** How large a table may be. */
public record TableLimits(int rows, int columns, int cells) {

  public TableLimits {
    if (rows < 1 || columns < 1 || cells < 1) {
      throw new IllegalArgumentException("the limits of a table are at least 1");
    }
  }

  /**
   * Refuses a table that is larger.
   *
   * @throws AgentException with the limit that it is over
   */
  public void check(Table table) {
    check("columns", table.header().size(), columns);
    check("rows", table.rows().size(), rows);
    check("cells", (long) table.rows().size() * table.header().size(), cells);
  }

  private static void check(String what, long has, int most) {
    if (has > most) {
      throw new AgentException(
          String.format(
              Locale.ROOT,
              "The table has %,d %s; at most %,d can be analysed. Send fewer, for example only the"
                  + " columns that matter or one period.",
              has,
              what,
              most));
    }
  }
}
