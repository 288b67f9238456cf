package dev.meshgate.oauth.bearer;

import dev.meshgate.accounts.Role;
import dev.meshgate.accounts.SignedIn;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Open;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For whom a resource method is, as its annotations say; those of the method go before those of its
 * class.
 */
record Access(
    Kind kind,
    Set<Scope> scopes,
    Set<Role> roles,
    String service,
    boolean forServiceTokens,
    boolean orLink) {

  enum Kind {
    OPEN,
    SIGNED_IN,
    BEARER,
    ADMINISTRATION,
    NOBODY
  }

  static Access of(Class<?> type, Method method) {
    var onMethod = of(method.getAnnotations());
    return onMethod.kind == Kind.NOBODY ? of(type.getAnnotations()) : onMethod;
  }

  private static Access of(Annotation[] annotations) {
    for (var annotation : annotations) {
      var access = of(annotation);
      if (access != null) {
        return access;
      }
    }
    return new Access(Kind.NOBODY, Set.of(), Set.of(), "", false, false);
  }

  private static @Nullable Access of(Annotation annotation) {
    if (annotation instanceof Open) {
      return new Access(Kind.OPEN, Set.of(), Set.of(), "", false, false);
    }
    if (annotation instanceof SignedIn) {
      return new Access(Kind.SIGNED_IN, Set.of(), Set.of(), "", false, false);
    }
    if (annotation instanceof Bearer bearer) {
      return new Access(
          Kind.BEARER,
          set(Scope.class, bearer.value()),
          set(Role.class, bearer.roles()),
          bearer.service(),
          bearer.forServiceTokens(),
          bearer.orLink());
    }
    if (annotation instanceof RolesAllowed) {
      return new Access(
          Kind.ADMINISTRATION,
          EnumSet.of(Scope.MCP_MANAGE),
          EnumSet.of(Role.ADMINISTRATOR),
          "",
          false,
          false);
    }
    return null;
  }

  private static <E extends Enum<E>> Set<E> set(Class<E> type, E[] values) {
    var set = EnumSet.noneOf(type);
    set.addAll(List.of(values));
    return set;
  }
}
