package dev.meshgate.platform.text;

/** Makes texts fit the columns that keep them. */
public final class Fitting {

  /** What stands where something was cut off. */
  public static final String CUT = "…";

  private Fitting() {}

  /**
   * The text, cut if need be. PostgreSQL stores no NUL.
   *
   * @param most how many characters (UTF-16) it may have, with what tells that it was cut
   */
  public static String of(String text, int most) {
    var clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    if (clean.length() <= most) {
      return clean;
    }
    var end = most - CUT.length();
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
        + CUT;
  }
}
