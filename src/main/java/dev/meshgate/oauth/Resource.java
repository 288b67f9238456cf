package dev.meshgate.oauth;

/**
 * What a token can be for (RFC 8707, RFC 9728).
 *
 * @param canonical the {@code aud} of its tokens
 * @param kind which part of the product it opens
 */
public record Resource(String canonical, Kind kind) {

  /** The parts of the product that have tokens of their own. */
  public enum Kind {
    MAIN("the agents, documents and workflows that you may use"),
    SERVICE("one calculation service, and nothing else"),
    ADMINISTRATION("the administration of this installation, within your roles");

    private final String inPlainWords;

    Kind(String inPlainWords) {
      this.inPlainWords = inPlainWords;
    }

    /** What the consent page says. */
    public String inPlainWords() {
      return inPlainWords;
    }
  }
}
