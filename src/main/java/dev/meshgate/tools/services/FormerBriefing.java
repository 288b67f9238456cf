package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Toolset;
import jakarta.enterprise.context.ApplicationScoped;

/** What a model is told at the addresses of earlier systems, by the names that it knows there. */
@ApplicationScoped
class FormerBriefing implements Toolset.Briefing {

  @Override
  public String text() {
    return "Calculations by their names here: always use spreadapi_calc for a figure and never"
        + " compute it yourself; find the service with spreadapi_list_services and read it with"
        + " spreadapi_get_service_details. Percentages are decimals: 5 % is 0.05. Show each"
        + " result with its title and as its formatString says. When a call fails, read the"
        + " error, mend what it names and call again. For comparisons use spreadapi_batch. Do"
        + " not ask for confirmation before you calculate.";
  }

  @Override
  public boolean isFormer() {
    return true;
  }

  @Override
  public boolean isForServiceTokens() {
    return true;
  }
}
