package dev.meshgate.platform.text;

/** Tables as text (RFC 4180) that no spreadsheet takes for formulas. */
public final class Csv {

  private Csv() {}

  /** A cell that begins like a formula is kept from being one by the mark of a text. */
  public static String cell(String text) {
    var harmless = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return "\"" + harmless.replace("\"", "\"\"") + "\"";
  }
}
