package dev.meshgate.accounts;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody goes on to after signing in: the interaction that waits for them, or a page of the
 * console. Never another site.
 *
 * @param interaction the waiting authorization request, empty when there is none
 * @param page a path below {@code /console/}
 */
record ReturnTo(String interaction, String page) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Pattern PAGE = Pattern.compile("/console/[A-Za-z0-9_/.:-]*");

  static ReturnTo of(@Nullable String interaction, @Nullable String page) {
    return new ReturnTo(
        interaction != null && ID.matcher(interaction).matches() ? interaction : "",
        page != null && PAGE.matcher(page).matches() ? page : "/console/");
  }

  URI address() {
    return URI.create(interaction.isEmpty() ? page : "/oauth/consent?i=" + interaction);
  }
}
