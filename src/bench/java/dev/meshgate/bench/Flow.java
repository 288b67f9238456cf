package dev.meshgate.bench;

import java.util.Locale;
import java.util.Map;

/** What an authorization server is asked over and over. */
enum Flow {
  CLIENT_CREDENTIALS(1.1),
  REFRESH(1.6),
  CODE(1.48),
  /** The same without a page for the person in between ({@code prompt=none}). */
  CODE_SILENTLY(1.48),
  /** The peer tells of opaque tokens alone, which it gives where no resource is named. */
  INTROSPECTION(2);

  private final double budget;

  Flow(double budget) {
    this.budget = budget;
  }

  /** How many times as many as of node-oidc-provider the design asks for. */
  double budget() {
    return budget;
  }

  /**
   * One connection's part.
   *
   * @param cookies of somebody who is signed in and has agreed
   */
  Dialogue dialogue(OAuthClient client, String cookies) {
    var connecting = new CodeFlow(client, cookies, Map.of());
    return switch (this) {
      case CLIENT_CREDENTIALS -> Chain.clientCredentials(client);
      case REFRESH -> Chain.ofRefreshes(client, connecting);
      case CODE -> connecting;
      case CODE_SILENTLY -> new CodeFlow(client, cookies, Map.of("prompt", "none"));
      case INTROSPECTION -> Chain.ofIntrospections(client.withoutResource());
    };
  }

  /** The name of a server that is asked this. */
  String of(String server) {
    return server + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
