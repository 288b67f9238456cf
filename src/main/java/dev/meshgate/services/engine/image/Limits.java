package dev.meshgate.services.engine.image;

import java.time.Duration;

/**
 * How large a workbook may be.
 *
 * @param bytes of the file as it was sent
 * @param parts in its archive
 * @param unpackedBytes of all its parts together
 * @param ratio of a part's unpacked bytes to its packed ones, beyond the first megabyte
 * @param sheets of all kinds
 * @param cells that hold anything, on all sheets
 * @param formulas on all sheets
 * @param characters of all texts together
 * @param time of reading it
 */
public record Limits(
    int bytes,
    int parts,
    long unpackedBytes,
    int ratio,
    int sheets,
    int cells,
    int formulas,
    int characters,
    Duration time) {

  public static final Limits DEFAULT =
      new Limits(
          20 << 20,
          2_000,
          256L << 20,
          200,
          200,
          1_000_000,
          200_000,
          64 << 20,
          Duration.ofSeconds(30));
}
