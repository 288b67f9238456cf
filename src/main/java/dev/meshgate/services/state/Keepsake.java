package dev.meshgate.services.state;

import jakarta.json.JsonObject;

/**
 * What is to be kept of a calculation.
 *
 * @param service the id of the service
 * @param version the one that calculated it
 * @param label what the person calls it, at most 200 characters
 * @param content what went in and what came out
 */
public record Keepsake(String service, String version, String label, JsonObject content) {

  /**
   * Refuses what is too much.
   *
   * @throws StateRefusedException saying how much is kept
   */
  public Keepsake {
    if (content.toString().length() > SavedState.LONGEST_CONTENT) {
      throw new StateRefusedException(
          "What goes in and comes out has more than "
              + SavedState.LONGEST_CONTENT
              + " characters, which are kept at most. Name the outputs that are wanted.");
    }
  }
}
