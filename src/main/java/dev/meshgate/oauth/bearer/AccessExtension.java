package dev.meshgate.oauth.bearer;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fails the start when a resource method does not say for whom it is: a method that somebody forgot
 * to mark should be found on the desk, not in production.
 */
public class AccessExtension implements Extension {

  private final List<String> unmarked = new ArrayList<>();

  void look(@Observes @WithAnnotations(Path.class) ProcessAnnotatedType<?> type) {
    var resource = type.getAnnotatedType().getJavaClass();
    if (resource.isAnnotationPresent(Path.class)) {
      unmarked.addAll(unmarkedMethodsOf(resource));
    }
  }

  static List<String> unmarkedMethodsOf(Class<?> resource) {
    return Arrays.stream(resource.getMethods())
        .filter(AccessExtension::answersRequests)
        .filter(method -> Access.of(resource, method).kind() == Access.Kind.NOBODY)
        .map(method -> resource.getSimpleName() + "." + method.getName())
        .toList();
  }

  private static boolean answersRequests(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  void refuse(@Observes AfterBeanDiscovery discovery) {
    if (!unmarked.isEmpty()) {
      discovery.addDefinitionError(
          new IllegalStateException(
              "resource methods without @Bearer, @SignedIn, @Open or @RolesAllowed: " + unmarked));
    }
  }
}
