package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.Workbook;
import dev.meshgate.services.engine.cell.CellAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes workbooks of random formulas: inputs in A1 to A6, constants in B, formulas in C that look
 * at all of them and at each other, and a table on another sheet.
 */
final class Models {

  static final List<String> INPUTS = List.of("M!A1", "M!A2", "M!A3", "M!A4", "M!A5", "M!A6");

  private static final int FORMULAS = 25;
  private static final int ROWS = 40;
  private static final List<String> KEYS = List.of("North", "south", "East", "West", "12", "");
  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "^", "&", "=", "<>", "<", "<=", ">", ">=");

  /** Each with the cells, numbers and so on that it takes in the place of its letters. */
  private static final List<String> CALLS =
      List.of(
          """
          IF(E,E,E) | IF(E,E) | IF(E,,E) | IF(E>N,E,E) | IFERROR(E,E) | IFNA(E,E) | ROUND(E,D)
          ROUND(E,E) | ROUNDUP(E,D) | ROUNDDOWN(E,D) | INT(E) | TRUNC(E) | SUM(R) | SUM(R,E,C)
          SUM(E,,N) | AVERAGE(R) | MIN(R,E) | MAX(R,C) | PRODUCT(R) | SUMSQ(R) | COUNT(R)
          COUNTA(R) | COUNTBLANK(R) | AND(E>N,E<N) | OR(E>N,C) | AND(E,E) | NOT(E>E) | XOR(E,E)
          ABS(E) | SIGN(E) | MOD(E,E) | QUOTIENT(E,E) | POWER(E,E) | SQRT(E) | EXP(E) | LN(E)
          MROUND(E,N) | CEILING(E,N) | FLOOR(E,N) | VLOOKUP(E,T!$A$1:$D$40,2,FALSE)
          VLOOKUP(E,T!$A$1:$D$40,3,TRUE) | VLOOKUP(E,R,1,FALSE) | HLOOKUP(E,T!$A$1:$D$4,2,FALSE)
          MATCH(E,T!$A$1:$A$40,0) | MATCH(E,T!$B$1:$B$40,1) | MATCH(E,R,0)
          INDEX(T!$B$1:$B$40,MATCH(E,T!$A$1:$A$40,0)) | INDEX(R,E) | INDEX(T!$A$1:$D$40,E,D)
          LOOKUP(E,T!$B$1:$B$40,T!$C$1:$C$40) | XLOOKUP(E,T!$A$1:$A$40,T!$C$1:$C$40,E)
          XMATCH(E,T!$B$1:$B$40,-1) | SUMIF(T!$A$1:$A$40,E,T!$C$1:$C$40) | SUMIF(R,E)
          COUNTIF(T!$A$1:$A$40,E) | COUNTIF(T!$B$1:$B$40,">"&E) | COUNTIF(R,E) | COUNTIF(T!A:A,E)
          SUMIFS(T!$C$1:$C$40,T!$A$1:$A$40,E,T!$B$1:$B$40,"<"&N)
          COUNTIFS(T!$A$1:$A$40,E,T!$B$1:$B$40,E) | AVERAGEIFS(T!$C$1:$C$40,T!$A$1:$A$40,E)
          MAXIFS(T!$C$1:$C$40,T!$B$1:$B$40,"<>"&E) | SUMIFS($C$1:$C$3,$B$1:$B$3,E)
          SUMPRODUCT(R,R) | SUMPRODUCT((T!$B$1:$B$40>E)*T!$C$1:$C$40) | CHOOSE(E,E,E,R)
          CHOOSE(D,E,E,C) | SWITCH(E,N,E,E,E,E) | IFS(E>N,E,TRUE,E) | PMT(E,N,E) | FV(E,N,E)
          NPV(E,R) | LEFT(E,D) | MID(E,D,N) | LEN(E) | UPPER(E) | TEXT(E,"0.00") | VALUE(E)
          FIND(E,E) | CONCAT(R,E) | EXACT(E,E) | SUBSTITUTE(E,E,E) | DATE(N,E,E) | YEAR(E)
          MONTH(E) | EDATE(E,E) | ISBLANK(C) | ISBLANK(E) | ISERROR(E) | ISNA(E) | ISNUMBER(E)
          ISTEXT(C) | N(E) | TYPE(E) | ROW(C) | ROWS(R) | COLUMN() | LARGE(R,D) | SMALL(R,E)
          RANK(E,R) | MEDIAN(R,E) | STDEV(R) | SUBTOTAL(9,R) | SUM(IF(E>N,R,C))
          SUM(INDEX(R,D):A3) | SUM((R,R)) | MAX({1,2;3,4},E) | SUM(R R)
          _xlfn.LET(_xlpm.x,E,_xlpm.x+E) | RATE(N,E,E) | IRR(R) | SUM(R*E) | ADDRESS(N,D)
          REPT(E,D) | TRIM(E) | ERROR.TYPE(E) | HYPERLINK(E,E) | ROMAN(N)
          """
              .strip()
              .split("\\s*[|\n]\\s*", -1));

  private Models() {}

  static Workbook random(SplittableRandom random) {
    var book = new Workbook();
    book.number("M", "A1", 12).number("M", "A2", 0.05).text("M", "A3", "North");
    book.number("M", "A4", 3).number("M", "A6", -7);
    book.number("M", "B1", 2.5).text("M", "B2", "12").cell("M", "B3", "t='b'", "<v>1</v>");
    book.cell("M", "B4", "t='e'", "<v>#N/A</v>").number("M", "B5", 1000).text("M", "B6", "n");
    book.formula("M", "B7", "B1*4").formula("M", "B8", "SUM(T!C1:C40)").formula("M", "B9", "1/0");
    for (var i = 1; i <= FORMULAS; i++) {
      book.formula("M", "C" + i, expression(random, i, 3));
    }
    for (var i = 1; i <= ROWS; i++) {
      table(book, random, i);
    }
    return book;
  }

  private static void table(Workbook book, SplittableRandom random, int row) {
    var key = KEYS.get(random.nextInt(KEYS.size()));
    if (!key.isEmpty()) {
      book.text("T", "A" + row, key);
    } else if (random.nextBoolean()) {
      book.number("T", "A" + row, random.nextInt(-2, 13));
    }
    book.number("T", "B" + row, row * 0.5 - 3);
    if (random.nextInt(8) > 0) {
      book.number("T", "C" + row, random.nextInt(100) / 10.0);
    }
    book.text("T", "D" + row, "d" + row);
  }

  /** The formula of a cell, as deep as it may be; it looks only at those above it. */
  private static String expression(SplittableRandom random, int row, int depth) {
    var choice = random.nextInt(10);
    if (depth == 0 || choice < 3) {
      return random.nextInt(3) == 0 ? number(random) : cell(random, row);
    }
    if (choice < 6) {
      return "(%s%s%s)"
          .formatted(
              expression(random, row, depth - 1),
              OPERATORS.get(random.nextInt(OPERATORS.size())),
              expression(random, row, depth - 1));
    }
    if (choice == 6) {
      return random.nextBoolean()
          ? "-" + cell(random, row)
          : "(" + expression(random, row, depth - 1) + ")%";
    }
    return call(random, row, depth - 1);
  }

  private static String call(SplittableRandom random, int row, int depth) {
    var pattern = CALLS.get(random.nextInt(CALLS.size()));
    var name = pattern.substring(0, pattern.indexOf('('));
    var filled = new StringBuilder(name);
    var quoted = false;
    for (var i = name.length(); i < pattern.length(); i++) {
      var letter = pattern.charAt(i);
      quoted ^= letter == '"';
      var isAlone =
          !quoted
              && !isWord(pattern.charAt(i - 1))
              && (i + 1 == pattern.length() || !isWord(pattern.charAt(i + 1)));
      filled.append(isAlone ? part(random, letter, row, depth) : String.valueOf(letter));
    }
    return filled.toString();
  }

  private static boolean isWord(char letter) {
    return Character.isLetterOrDigit(letter) || "$!.:_".indexOf(letter) >= 0;
  }

  private static String part(SplittableRandom random, char letter, int row, int depth) {
    return switch (letter) {
      case 'E' -> expression(random, row, depth);
      case 'C' -> cell(random, row);
      case 'R' -> range(random, row);
      case 'N' -> number(random);
      case 'D' -> Integer.toString(random.nextInt(0, 4));
      default -> String.valueOf(letter);
    };
  }

  private static String number(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> "\"" + KEYS.get(random.nextInt(KEYS.size())) + "\"";
      case 1 -> "TRUE";
      case 2 -> Double.toString(random.nextInt(1, 500) / 100.0);
      default -> Integer.toString(random.nextInt(0, 30));
    };
  }

  private static String cell(SplittableRandom random, int row) {
    var column = random.nextInt(3);
    return switch (column) {
      case 0 -> "A" + random.nextInt(1, 7);
      case 1 -> "B" + random.nextInt(1, 11);
      default -> row > 1 ? "C" + random.nextInt(1, row) : "A1";
    };
  }

  private static String range(SplittableRandom random, int row) {
    var last = random.nextInt(1, 8);
    return switch (random.nextInt(4)) {
      case 0 -> "A1:A" + last;
      case 1 -> "$A$1:$B$" + last;
      case 2 -> row > 1 ? "C1:C" + random.nextInt(1, row) : "B1:B3";
      default -> "T!B1:C" + last;
    };
  }

  static List<CellAddress> inputs() {
    var inputs = new ArrayList<CellAddress>();
    INPUTS.forEach(input -> inputs.add(CellAddress.of(input)));
    return inputs;
  }
}
