package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Toolset;
import jakarta.enterprise.context.ApplicationScoped;

/** What a model is told about calculations before it has read a tool's description. */
@ApplicationScoped
class ServicesBriefing implements Toolset.Briefing {

  @Override
  public String text() {
    return "Figures that a company's models compute (prices, quotes, payments, plans) come from its"
        + " calculation services: find one with list_services, read it with get_service, and"
        + " call calculate, or compare for alternatives. Do not compute them yourself, and do"
        + " not ask whether to calculate. Percentages are parts of one: 5 % is 0.05. Show each"
        + " result with its title and as its formatString says. When inputs are refused, the"
        + " answer says what is allowed: mend them and call again. What is to be looked at again"
        + " later is kept by save_state.";
  }

  @Override
  public boolean isForServiceTokens() {
    return true;
  }
}
