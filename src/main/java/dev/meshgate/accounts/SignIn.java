package dev.meshgate.accounts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;

/**
 * Tries a name and a password: first our own accounts, then the server's registry where that is
 * switched on. No transaction is open while a password is hashed.
 */
@Dependent
public class SignIn {

  private final Accounts accounts;
  private final Passwords passwords;
  private final AccountSettings settings;
  private final Clock clock;

  @Inject
  SignIn(Accounts accounts, Passwords passwords, AccountSettings settings, Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The account whose name and password these are.
   *
   * @throws SignInRefusedException whose message tells the person what to do next
   */
  public Account with(String name, String password, HttpServletRequest request) {
    // An empty password would be an anonymous bind at many directories, which succeeds.
    if (password.isEmpty() || password.length() > Passwords.MOST) {
      throw SignInRefusedException.wrong();
    }
    var account = own(name, password).or(() -> registry(name, password, request));
    return account
        .filter(Account::isEnabled)
        .orElseThrow(
            () ->
                account.isPresent()
                    ? SignInRefusedException.disabled()
                    : SignInRefusedException.wrong());
  }

  private Optional<Account> own(String email, String password) {
    var account = accounts.byAddress(email);
    var right = passwords.matches(password, account.flatMap(Account::passwordHash).orElse(null));
    if (account.isEmpty()) {
      return Optional.empty();
    }
    var id = account.orElseThrow().id();
    if (account.orElseThrow().isLocked(clock.instant())) {
      throw SignInRefusedException.locked(settings.lockout());
    }
    if (!right) {
      accounts.missed(id);
      return Optional.empty();
    }
    accounts.signedIn(id);
    return account;
  }

  private Optional<Account> registry(String name, String password, HttpServletRequest request) {
    return settings.registry()
        ? ContainerPrincipal.logIn(request, name, password).map(this::link)
        : Optional.empty();
  }

  /** The account of the one whom the container signed in. */
  public Account link(ContainerPrincipal principal) {
    return accounts.link(
        principal.issuer(), principal.subject(), principal.name(), principal.groups());
  }
}
