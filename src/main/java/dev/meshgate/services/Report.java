package dev.meshgate.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.WireName;
import jakarta.json.JsonObject;

/**
 * What was found of a workbook and its test cases before it is published.
 *
 * @param json all of it, as publishers read it
 */
public record Report(Verdict verdict, boolean isMoody, JsonObject json) {

  /** What can be said of the numbers. */
  public enum Verdict {
    /** Every formula gives what the workbook's own program stored, and every test case passes. */
    VERIFIED,
    /** The file holds nothing to compare with; what test cases there are pass. */
    NOT_VERIFIED,
    /** Something differs, cannot be calculated, or a test case fails. */
    DIFFERS;

    /** As it travels: {@code not_verified}. */
    public String word() {
      return WireName.of(this);
    }
  }

  /** Whether its publisher must say that it is to be published all the same. */
  public boolean needsConfirmation() {
    return verdict == Verdict.DIFFERS;
  }

  static Report from(String text) {
    var json = Json.readObject(text);
    return new Report(
        WireName.constant(Verdict.class, json.getString("verdict")).orElseThrow(),
        json.getBoolean("volatile"),
        json);
  }
}
