package dev.meshgate.documents.text;

import java.time.Duration;

/**
 * How much one document may cost.
 *
 * @param bytes of the file
 * @param pages of a PDF
 * @param characters of the text that comes out
 * @param time how long the reading may take
 */
public record TextLimits(int bytes, int pages, int characters, Duration time) {

  public TextLimits {
    if (bytes < 1 || pages < 1 || characters < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("limits of documents must be greater than zero");
    }
  }
}
