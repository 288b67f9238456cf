package dev.meshgate.rest;

import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createInfo;
import static org.eclipse.microprofile.openapi.OASFactory.createOAuthFlow;
import static org.eclipse.microprofile.openapi.OASFactory.createOAuthFlows;
import static org.eclipse.microprofile.openapi.OASFactory.createPaths;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;
import static org.eclipse.microprofile.openapi.OASFactory.createServer;

import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.BaseUrl;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.OAuthFlow;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Gives {@code /openapi} what only the running installation knows, its URLs, and leaves in it what
 * an application developer may call with a token.
 */
public class OpenApiFilter implements OASFilter {

  private static final String PUBLIC = "/v1/";
  private static final String ADMINISTRATION = "/v1/admin";
  private static final String BEARER = "bearer";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    var base = BaseUrl.of(ConfigProvider.getConfig());
    var paths = createPaths();
    var all = document.getPaths();
    if (all != null && all.getPathItems() != null) {
      all.getPathItems().entrySet().stream()
          .filter(path -> path.getKey().startsWith(PUBLIC))
          .filter(path -> !path.getKey().startsWith(ADMINISTRATION))
          .forEach(path -> paths.addPathItem(path.getKey(), path.getValue()));
    }
    document.setPaths(paths);
    document.setServers(List.of(createServer().url(base.value())));
    document.setInfo(
        createInfo()
            .title("Meshgate")
            .description("The tools of this organisation's agents, models and documents.")
            .version("1"));
    secure(document, base);
  }

  /** What an OAuth token opens, a personal access token with the same scopes opens too. */
  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getSecurity() != null) {
      operation.addSecurityRequirement(createSecurityRequirement().addScheme(BEARER));
    }
    return operation;
  }

  private static void secure(OpenAPI document, BaseUrl base) {
    var components = document.getComponents();
    if (components == null) {
      components = createComponents();
      document.setComponents(components);
    }
    components.addSecurityScheme(
        OpenApiParts.OAUTH,
        createSecurityScheme()
            .type(SecurityScheme.Type.OAUTH2)
            .flows(createOAuthFlows().authorizationCode(flow(base))));
    components.addSecurityScheme(
        BEARER,
        createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description("An access token, or a personal access token."));
    document.setSecurity(
        List.of(
            createSecurityRequirement()
                .addScheme(OpenApiParts.OAUTH, List.of(Scope.MCP_READ.value())),
            createSecurityRequirement().addScheme(BEARER)));
  }

  private static OAuthFlow flow(BaseUrl base) {
    var flow =
        createOAuthFlow()
            .authorizationUrl(base.at("/oauth/authorize"))
            .tokenUrl(base.at("/oauth/token"))
            .refreshUrl(base.at("/oauth/token"));
    for (var scope : List.of(Scope.MCP_READ, Scope.MCP_EXECUTE, Scope.MCP_MANAGE)) {
      flow.addScope(scope.value(), scope.inPlainWords());
    }
    return flow;
  }
}
