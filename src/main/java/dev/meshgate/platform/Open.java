package dev.meshgate.platform;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A resource method that anybody may call. Everything that is not marked is refused. */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Open {}
