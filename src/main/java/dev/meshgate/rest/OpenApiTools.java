package dev.meshgate.rest;

import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createOpenAPI;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createPaths;

import dev.meshgate.mcp.tool.MethodTool;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASModelReader;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;

/**
 * Adds an operation for each tool to {@code /openapi}. The document is made before CDI is up, so
 * the tools are found in the class index that the build leaves in the archive.
 */
public class OpenApiTools implements OASModelReader {

  private static final String INDEX = "META-INF/jandex.idx";

  @Override
  public OpenAPI buildModel() {
    var paths = createPaths();
    descriptions()
        .map(ToolOperation::new)
        .forEach(
            tool ->
                paths.addPathItem(
                    tool.path(), createPathItem().POST(OpenApiModel.operation(tool.json()))));
    return createOpenAPI()
        .paths(paths)
        .components(
            createComponents().addSchema("Error", OpenApiModel.schema(OpenApiParts.error())));
  }

  /** All tools of the archive, by their names. */
  static Stream<ToolDescription> descriptions() {
    return index().getAnnotations(Tool.class).stream()
        .map(found -> found.target().asMethod().declaringClass().name().toString())
        .distinct()
        .flatMap(OpenApiTools::tools)
        .filter(tool -> !tool.presentation().forWidgets())
        .sorted(Comparator.comparing(ToolDescription::name));
  }

  private static Stream<ToolDescription> tools(String className) {
    try {
      var type = Class.forName(className, false, OpenApiTools.class.getClassLoader());
      return Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Tool.class))
          .map(MethodTool::of)
          .filter(tool -> !tool.isFormer())
          .map(MethodTool::description);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the class index is older than the classes", e);
    }
  }

  private static Index index() {
    try (var in = OpenApiTools.class.getClassLoader().getResourceAsStream(INDEX)) {
      if (in == null) {
        throw new IllegalStateException(
            INDEX + " is missing from the archive; 'mvn process-classes' makes it");
      }
      return new IndexReader(in).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
