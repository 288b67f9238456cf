package dev.meshgate.oauth.bearer;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.meshgate.accounts.Role;
import dev.meshgate.oauth.Scope;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A resource method for callers with a token. {@link Caller} is its {@code
 * SecurityContext.getUserPrincipal()}; cookies are not looked at.
 */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Bearer {

  /** All scopes that the operation needs; none where the method asks for them itself. */
  Scope[] value() default {};

  /**
   * The path parameter that names a calculation service; a token for that service alone will do,
   * too. Empty for a method that needs a token for the main resource.
   */
  String service() default "";

  /**
   * Whether a token for calculation services alone will do, too: the method then looks itself at
   * what the caller reaches.
   */
  boolean forServiceTokens() default false;

  /** The person must hold one of these roles; none means that every role will do. */
  Role[] roles() default {};

  /**
   * Whether a GET of an address that we signed will do where no Authorization header was sent. The
   * caller is then whoever had it made.
   */
  boolean orLink() default false;
}
