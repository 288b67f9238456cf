package dev.meshgate.accounts;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The people of this installation. */
@ApplicationScoped
public class Accounts {

  @Inject AccountRepository rows;
  @Inject AccountSettings settings;
  @Inject Passwords passwords;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<AccountDisabled> disabled;

  @Transactional
  public Optional<Account> find(String id) {
    return rows.find(id);
  }

  @Transactional
  public List<Account> newest(int limit) {
    return rows.all(limit);
  }

  @Transactional
  public boolean hasAdministrator() {
    return rows.anyWithRole(Role.ADMINISTRATOR);
  }

  @Transactional
  Optional<Account> byAddress(String email) {
    return rows.byAddress(normalised(email));
  }

  /**
   * Makes an account whose password we keep.
   *
   * @throws SignUpRefusedException when a field is wrong or the address is taken
   */
  @Transactional
  public Account add(String name, String email, String password, Role role) {
    var form = new SignUp(name, normalised(email), password);
    if (rows.byAddress(form.email()).isPresent()) {
      throw new SignUpRefusedException("email", "There is an account with this address already.");
    }
    var id = Secret.opaqueId("usr_");
    var account = new Account(id, Account.OWN, id, form.name(), clock.instant());
    account.useAddress(form.email(), form.name());
    account.usePassword(passwords.hash(form.password()));
    account.raiseTo(role);
    rows.add(account);
    audit.note(changed("account.added", id).saying("role", role.value()));
    return account;
  }

  /**
   * The account of somebody whom the server has signed in.
   *
   * @param issuer the realm or the identity provider
   * @param subject the provider's own name for the person, which it never gives to another
   */
  @Transactional
  public Account link(String issuer, String subject, String name, Set<String> groups) {
    var account =
        rows.bySubject(issuer, subject)
            .orElseGet(
                () -> {
                  var made =
                      new Account(Secret.opaqueId("usr_"), issuer, subject, name, clock.instant());
                  rows.add(made);
                  audit.note(changed("account.linked", made.id()).saying("issuer", issuer));
                  return made;
                });
    account.useAddress(account.email().orElse(null), name);
    account.useRolesOf(rolesOf(groups));
    return account;
  }

  /** What a person may do now; nothing once the account is disabled or gone. */
  @Transactional
  public Set<Role> roles(String id) {
    return rows.find(id).filter(Account::isEnabled).map(Account::roles).orElse(Set.of());
  }

  private Set<Role> rolesOf(Set<String> groups) {
    if (anyOf(settings.administratorGroups(), groups)) {
      return Role.ADMINISTRATOR.withLower();
    }
    return (anyOf(settings.publisherGroups(), groups) ? Role.PUBLISHER : Role.EMPLOYEE).withLower();
  }

  private static boolean anyOf(String commaSeparated, Set<String> groups) {
    return Arrays.stream(commaSeparated.split(","))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .anyMatch(groups::contains);
  }

  /**
   * Gives a person whose account is ours a role, and those below it; every call that asks for a
   * role looks it up anew.
   *
   * @return false when there is no such account, or when its roles come from the company's groups
   */
  @Transactional
  public boolean useRole(String id, Role role) {
    var own = rows.lock(id).filter(Account::isOwn);
    own.ifPresent(
        account -> {
          account.useRolesOf(role.withLower());
          audit.note(changed("account.role", id).saying("role", role.value()));
        });
    return own.isPresent();
  }

  /** Nobody signs in with this account any more, and everything that it gave out ends. */
  @Transactional
  public boolean disable(String id) {
    var account = rows.lock(id);
    account.ifPresent(
        found -> {
          found.disable(clock.instant());
          audit.note(changed("account.disabled", id));
          disabled.fire(new AccountDisabled(id));
        });
    return account.isPresent();
  }

  @Transactional
  public boolean enable(String id) {
    var account = rows.lock(id);
    account.ifPresent(
        found -> {
          found.enable();
          audit.note(changed("account.enabled", id));
        });
    return account.isPresent();
  }

  @Transactional
  void missed(String id) {
    rows.lock(id)
        .ifPresent(a -> a.missed(settings.attempts(), settings.lockout(), clock.instant()));
    audit.note(Deed.of(Kind.SIGN_IN, "password.wrong").about(id).ended("refused"));
  }

  @Transactional
  void signedIn(String id) {
    rows.lock(id).ifPresent(Account::signedIn);
  }

  private static Deed changed(String action, String id) {
    return Deed.of(Kind.ADMINISTRATION, action).about(id);
  }

  static String normalised(String email) {
    return email.trim().toLowerCase(Locale.ROOT);
  }
}
