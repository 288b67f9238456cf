package dev.meshgate.services.engine.function.text;

import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import java.util.ArrayList;
import java.util.List;

/** One section of a number format: what stands before, between and behind the digits. */
final class NumberPattern {

  private static final String PLACES = "0#?";

  /** A piece of the section: a place for a digit, a point, or a text as it is. */
  private record Piece(char kind, String text) {}

  private static final char TEXT = 'T';

  private final List<Piece> pieces = new ArrayList<>();
  private boolean isGrouped;
  private boolean isScientific;
  private int percents;
  private int thousands;

  private NumberPattern() {}

  static NumberPattern parse(String section) {
    var pattern = new NumberPattern();
    for (var i = 0; i < section.length(); i++) {
      i = pattern.take(section, i);
    }
    pattern.settleCommas();
    return pattern;
  }

  /** Takes what begins there, and returns where it ends. */
  private int take(String section, int at) {
    var c = section.charAt(at);
    switch (c) {
      case '"' -> {
        var end = section.indexOf('"', at + 1);
        var close = end < 0 ? section.length() : end;
        text(section.substring(at + 1, close));
        return close;
      }
      case '\\' -> {
        text(at + 1 < section.length() ? section.substring(at + 1, at + 2) : "");
        return at + 1;
      }
      case '_' -> {
        text(" ");
        return at + 1;
      }
      case '*' -> {
        return at + 1;
      }
      case '[' -> {
        var end = section.indexOf(']', at);
        text(currency(section.substring(at + 1, end < 0 ? section.length() : end)));
        return end < 0 ? section.length() : end;
      }
      case '%' -> {
        percents++;
        text("%");
      }
      case 'E', 'e' -> {
        return exponent(section, at);
      }
      default -> {
        if (PLACES.indexOf(c) >= 0 || c == '.' || c == ',') {
          pieces.add(new Piece(c, ""));
        } else {
          text(String.valueOf(c));
        }
      }
    }
    return at;
  }

  private void text(String text) {
    pieces.add(new Piece(TEXT, text));
  }

  /** {@code [$€-407]} shows the sign; colours and conditions show nothing. */
  private static String currency(String bracket) {
    if (!bracket.startsWith("$")) {
      return "";
    }
    var dash = bracket.indexOf('-');
    return bracket.substring(1, dash < 0 ? bracket.length() : dash);
  }

  private int exponent(String section, int at) {
    var sign = at + 1 < section.length() ? section.charAt(at + 1) : ' ';
    if (sign != '+' && sign != '-') {
      throw new ErrorException(ErrorValue.VALUE);
    }
    isScientific = true;
    pieces.add(new Piece('E', String.valueOf(sign)));
    return at + 1;
  }

  /** A comma between digits groups them, one behind the last divides by a thousand. */
  private void settleCommas() {
    var last = -1;
    for (var i = 0; i < pieces.size(); i++) {
      last = PLACES.indexOf(pieces.get(i).kind) >= 0 ? i : last;
      if (pieces.get(i).kind == '.') {
        break;
      }
    }
    for (var i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).kind == ',') {
        if (i < last) {
          isGrouped = true;
        } else if (last >= 0) {
          thousands++;
        }
      }
    }
    pieces.removeIf(piece -> piece.kind == ',');
  }

  String apply(double number) {
    var scaled = number * Math.pow(100, percents) / Math.pow(1000, thousands);
    if (pieces.stream().noneMatch(piece -> PLACES.indexOf(piece.kind) >= 0)) {
      return texts(number);
    }
    if (!isScientific) {
      return mantissa(scaled, 0, pieces.size());
    }
    var at = 0;
    while (pieces.get(at).kind != 'E') {
      at++;
    }
    var exponent = scaled == 0 ? 0 : (int) Math.floor(Math.log10(scaled));
    var shown = mantissa(scaled / Math.pow(10, exponent), 0, at);
    if (shown.startsWith("10")) {
      exponent++;
      shown = mantissa(scaled / Math.pow(10, exponent), 0, at);
    }
    var width = places(at + 1, pieces.size(), "0");
    var digits = Integer.toString(Math.abs(exponent));
    var sign = exponent < 0 ? "-" : pieces.get(at).text.equals("+") ? "+" : "";
    return shown + "E" + sign + "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private String texts(double number) {
    var shown = new StringBuilder();
    for (var piece : pieces) {
      shown.append(piece.text.equals("@") ? Coercion.text(number) : piece.text);
    }
    return shown.toString();
  }

  private int places(int from, int to, String kinds) {
    return (int)
        pieces.subList(from, to).stream().filter(piece -> kinds.indexOf(piece.kind) >= 0).count();
  }

  private String mantissa(double number, int from, int to) {
    var point = from;
    while (point < to && pieces.get(point).kind != '.') {
      point++;
    }
    var after = places(point, to, PLACES);
    var digits = Patterns.digits(number, after);
    var dot = digits.indexOf('.');
    var whole = dot < 0 ? digits : digits.substring(0, dot);
    var fraction = dot < 0 ? "" : digits.substring(dot + 1);
    return integer(whole.equals("0") ? "" : whole, from, point) + decimals(fraction, point, to);
  }

  /** Fills the places from the right; the leftmost one takes all digits that are left. */
  private String integer(String digits, int from, int to) {
    var shown = new StringBuilder();
    var left = digits.length();
    var count = 0;
    var places = places(from, to, PLACES);
    for (var i = to - 1; i >= from; i--) {
      var piece = pieces.get(i);
      if (piece.kind == TEXT) {
        shown.insert(0, piece.text);
        continue;
      }
      places--;
      do {
        var digit =
            left > 0
                ? digits.substring(left - 1, left)
                : piece.kind == '0' ? "0" : piece.kind == '?' ? " " : "";
        left--;
        if (!digit.isEmpty()) {
          shown.insert(0, isGrouped && count > 0 && count % 3 == 0 ? digit + "," : digit);
          count++;
        }
      } while (places == 0 && left > 0);
    }
    return shown.toString();
  }

  private String decimals(String digits, int from, int to) {
    var shown = new StringBuilder();
    var at = 0;
    for (var i = from; i < to; i++) {
      var piece = pieces.get(i);
      if (piece.kind == TEXT) {
        shown.append(piece.text);
      } else if (piece.kind == '.') {
        shown.append('.');
      } else {
        var isNeeded = !digits.substring(at).matches("0*");
        shown.append(
            isNeeded || piece.kind == '0'
                ? digits.substring(at, at + 1)
                : piece.kind == '?' ? " " : "");
        at++;
      }
    }
    return shown.toString();
  }
}
