package dev.meshgate.oauth;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token may be used for (RFC 6749 §3.3). */
public enum Scope {
  MCP_READ("mcp:read", "See the agents, documents and workflows that you may see"),
  MCP_EXECUTE("mcp:execute", "Run agents and workflows in your name"),
  MCP_MANAGE("mcp:manage", "Change agents, documents and settings, within your roles"),
  OPENID("openid", "Know that it is you, by an identifier"),
  PROFILE("profile", "See your name"),
  EMAIL("email", "See your e-mail address"),
  OFFLINE_ACCESS("offline_access", "Stay connected when you are not there");

  private final String value;
  private final String inPlainWords;

  Scope(String value, String inPlainWords) {
    this.value = value;
    this.inPlainWords = inPlainWords;
  }

  /** The scope as it travels: {@code mcp:read}. */
  public String value() {
    return value;
  }

  /** What the consent page says to a person. */
  public String inPlainWords() {
    return inPlainWords;
  }

  /** The scope of that name, if there is one. */
  public static Optional<Scope> of(String value) {
    return Arrays.stream(values()).filter(scope -> scope.value.equals(value)).findFirst();
  }

  /** The known scopes among names parted by spaces. Unknown ones are left out (RFC 6749 §3.3). */
  public static Set<Scope> among(String spaced) {
    var found = EnumSet.noneOf(Scope.class);
    Arrays.stream(spaced.trim().split(" +")).map(Scope::of).forEach(s -> s.ifPresent(found::add));
    return found;
  }

  /** Whether a token for only these could not be used for anything. */
  public static boolean openNothing(Collection<Scope> scopes) {
    return EnumSet.of(PROFILE, EMAIL, OFFLINE_ACCESS).containsAll(scopes);
  }

  /** Names parted by spaces, in the order of this enum. */
  public static String spaced(Collection<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::value).collect(Collectors.joining(" "));
  }
}
