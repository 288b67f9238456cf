package dev.meshgate.oauth.client;

/** Brings clients in whose id is the address of a document about them. */
public interface DocumentedClients {

  /** Whether we take such clients at all. */
  boolean areTaken();

  /**
   * Sees to it that what we know of such a client is fresh. It may go to the network for it, so no
   * transaction is held meanwhile.
   *
   * @throws dev.meshgate.oauth.OAuthException {@code invalid_client} when there is no such document
   */
  void bring(String clientId);
}
