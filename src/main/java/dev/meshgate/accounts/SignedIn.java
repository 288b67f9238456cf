package dev.meshgate.accounts;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A page for people who are signed in. {@link Person} is its {@code
 * SecurityContext.getUserPrincipal()}; everybody else is sent to sign in and comes back.
 */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface SignedIn {}
