package dev.meshgate.accounts;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;

/**
 * A person who is signed in, in one browser.
 *
 * @param id the account's opaque id, the {@code sub} of tokens
 * @param name what to show
 * @param roles what they may do
 * @param authenticatedAt when they last proved who they are ({@code auth_time})
 */
public record Person(String id, String name, Set<Role> roles, Instant authenticatedAt)
    implements Principal {

  static Person of(Account account, Instant authenticatedAt) {
    return new Person(account.id(), account.name(), account.roles(), authenticatedAt);
  }

  @Override
  public String getName() {
    return name;
  }
}
