package dev.meshgate.oauth.bearer;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method of a resource as the classes of the product tell it, so that one that is added tomorrow
 * is tested tomorrow.
 */
record Operation(String method, String path, String accept, String contentType, Access access) {

  private static final List<Operation> ALL =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("dev.meshgate")
              .stream()
              .filter(type -> type.isAnnotatedWith(Path.class))
              .map(JavaClass::reflect)
              .flatMap(Operation::of)
              .toList();

  static List<Operation> of(Access.Kind kind) {
    return ALL.stream().filter(operation -> operation.access.kind() == kind).toList();
  }

  private static Stream<Operation> of(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                    .flatMap(http -> Optional.ofNullable(http).stream())
                    .map(
                        http ->
                            new Operation(
                                http.value(),
                                path(type, method),
                                accept(method),
                                contentType(method),
                                access(method))));
  }

  private static Access access(Method method) {
    return Access.of(method.getDeclaringClass(), method);
  }

  /** What it answers, because two methods of one address may differ in that alone. */
  private static String accept(Method method) {
    var produces = method.getAnnotation(Produces.class);
    return produces == null ? "*/*" : produces.value()[0].split(";", 2)[0];
  }

  /** What it takes; a body of another kind is refused before anybody asks who sends it. */
  private static String contentType(Method method) {
    var consumes = method.getAnnotation(Consumes.class);
    var type = consumes == null ? MediaType.APPLICATION_JSON : consumes.value()[0];
    return type.startsWith("multipart/") ? type + "; boundary=b" : type;
  }

  /** With something in the place of each variable. */
  private static String path(Class<?> type, Method method) {
    var own = method.getAnnotation(Path.class);
    return (type.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value()))
        .replaceAll("\\{[^}]*\\}", "x")
        .replaceAll("/+", "/")
        .replaceAll("(?<=.)/$", "");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
