package dev.meshgate.mcp.tool;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the tools among the CDI beans, and fails the start when one breaks a rule. */
public class ToolExtension implements Extension {

  private final Map<Bean<?>, List<MethodTool>> tools = new LinkedHashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  void read(@Observes ProcessManagedBean<?> event) {
    for (AnnotatedMethod<?> method : event.getAnnotatedBeanClass().getMethods()) {
      if (method.isAnnotationPresent(Tool.class)) {
        add(event.getBean(), method);
      }
    }
  }

  private void add(Bean<?> bean, AnnotatedMethod<?> method) {
    try {
      if (!ToolCatalog.isLasting(bean)) {
        throw new IllegalArgumentException(
            "The bean of a tool must be @ApplicationScoped or @Dependent: " + bean.getBeanClass());
      }
      tools
          .computeIfAbsent(bean, first -> new ArrayList<>())
          .add(MethodTool.of(method.getJavaMember()));
    } catch (IllegalArgumentException e) {
      mistakes.add(String.valueOf(e.getMessage()));
    }
  }

  void refuseDuplicates(@Observes AfterDeploymentValidation event) {
    var owners = new HashMap<String, String>();
    tools.forEach(
        (bean, methods) ->
            methods.forEach(
                tool -> {
                  var owner = bean.getBeanClass().getName();
                  var other = owners.put(tool.description().name(), owner);
                  if (other != null) {
                    mistakes.add(
                        "Two tools are named "
                            + tool.description().name()
                            + ": in "
                            + other
                            + " and in "
                            + owner
                            + ".");
                  }
                }));
    mistakes.forEach(mistake -> event.addDeploymentProblem(new DefinitionException(mistake)));
  }

  Map<Bean<?>, List<MethodTool>> tools() {
    return tools;
  }
}
