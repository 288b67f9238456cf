package dev.meshgate.agents.registry;

import dev.meshgate.accounts.Accounts;
import dev.meshgate.accounts.Role;
import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentSource;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.registry.RegistrationRefusedException.Why;
import dev.meshgate.agents.remote.Protocol;
import dev.meshgate.agents.remote.Remote;
import dev.meshgate.agents.remote.UndescribedException;
import dev.meshgate.platform.WireName;
import dev.meshgate.platform.egress.EgressException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The agents that people registered. */
@ApplicationScoped
public class Registry implements AgentSource {

  /** Seconds from one sign of life of an agent to the next. */
  public static final int BETWEEN_BEATS = RemoteAgent.BETWEEN_BEATS;

  @Inject Agents agents;
  @Inject Remote remote;
  @Inject Desk desk;
  @Inject Directory directory;
  @Inject Accounts accounts;
  @Inject Clock clock;

  @Override
  public List<Agent> visibleTo(String subject) {
    return directory.all().stream()
        .filter(agent -> agent.row().isVisibleTo(subject))
        .<Agent>map(agent -> agent)
        .toList();
  }

  /** What a person may see of what is registered, by id. */
  public List<RegisteredAgent> registeredFor(String subject) {
    return directory.all().stream()
        .map(RemoteAgent::row)
        .filter(row -> row.isVisibleTo(subject))
        .toList();
  }

  /** The one of that id, if the person may see it. */
  public Optional<RegisteredAgent> find(String subject, String id) {
    return desk.find(id).filter(agent -> agent.isVisibleTo(subject) || administers(subject));
  }

  /** Whether a person may change and remove it: its owner, and administrators. */
  public boolean mayChange(String subject, RegisteredAgent agent) {
    return agent.isOwnedBy(subject) || administers(subject);
  }

  private boolean administers(String subject) {
    return accounts.roles(subject).contains(Role.ADMINISTRATOR);
  }

  /** How it has been doing on this node. */
  public Health.Report healthOf(RegisteredAgent agent) {
    return directory.health(agent.id()).report(clock.instant());
  }

  /** Whether it once gave signs of life and has stopped to. */
  public boolean isSilent(RegisteredAgent agent) {
    return RemoteAgent.isSilent(agent, clock.instant());
  }

  /**
   * Registers an agent, after it has answered. All of it, or nothing.
   *
   * @throws RegistrationRefusedException saying what to change
   */
  public RegisteredAgent register(Registration registration, String owner)
      throws RegistrationRefusedException {
    var whole = reached(registration);
    var id = whole.idOrOfName();
    if (agents.isKept(id) || desk.find(id).isPresent()) {
      throw taken(id);
    }
    try {
      var entered = desk.enter(id, whole, owner);
      directory.forget();
      return entered;
    } catch (RuntimeException e) {
      // Somebody else was faster; another failure is told as what it is.
      if (isRefusedByTheDatabase(e) && desk.find(id).isPresent()) {
        throw taken(id);
      }
      throw e;
    }
  }

  /**
   * Puts what is said now in the place of what was said before.
   *
   * @throws RegistrationRefusedException saying what to change
   */
  public RegisteredAgent change(RegisteredAgent agent, Registration registration, String by)
      throws RegistrationRefusedException {
    var changed = desk.change(agent.id(), reached(registration), by);
    directory.forget();
    return changed.orElseThrow(
        () ->
            new RegistrationRefusedException(
                Why.INVALID_INPUT, "id", "The agent was removed meanwhile."));
  }

  public void remove(RegisteredAgent agent, String by) {
    desk.remove(agent.id(), by);
    directory.forget();
    directory.forgetHealth(agent.id());
  }

  /** The agent says that it is there. */
  public void beat(RegisteredAgent agent) {
    desk.beat(agent.id());
    directory.forget();
  }

  /** With what the agent tells of itself, where it is to; otherwise it must answer at least. */
  private Registration reached(Registration registration) throws RegistrationRefusedException {
    var credentials = registration.credential().headers();
    var field = registration.described() ? "url" : "endpoint";
    try {
      if (registration.described() || registration.protocol() != Protocol.HTTP) {
        var protocol = registration.protocolNamed() ? registration.protocol() : null;
        var told = remote.describe(registration.uri(), protocol, credentials);
        return complete(
            registration.with(told.orElseThrow(() -> undescribed(registration, field))));
      }
      remote.reach(registration.uri(), credentials);
      return registration;
    } catch (UndescribedException e) {
      throw new RegistrationRefusedException(Why.NOT_DESCRIBED, field, e.sentence());
    } catch (EgressException e) {
      throw new RegistrationRefusedException(
          Why.AGENT_UNREACHABLE,
          field,
          "The agent at " + registration.uri() + " cannot be registered: " + e.why() + ".");
    }
  }

  private static RegistrationRefusedException undescribed(Registration registration, String field) {
    var nobody =
        registration.protocolNamed()
            ? "Nobody at "
                + registration.uri()
                + " tells of itself as it is done in the protocol "
                + WireName.of(registration.protocol())
                + "."
            : "Nobody at "
                + registration.uri()
                + " tells what it is: there is no A2A agent card of the same host, no LangGraph"
                + " server, no MCP server and no list of models as OpenAI has it.";
    return new RegistrationRefusedException(
        Why.NOT_DESCRIBED,
        field,
        nobody
            + " Name endpoint, protocol, name and capabilities yourself, or have the agent serve its"
            + " card at /.well-known/agent-card.json.");
  }

  /** What the agent did not tell, its owner must. */
  private static Registration complete(Registration registration)
      throws RegistrationRefusedException {
    if (registration.name().isEmpty()) {
      throw new RegistrationRefusedException(
          Why.INVALID_INPUT,
          "name",
          "name is missing, and the agent does not tell one: say what people shall call it.");
    }
    if (registration.capabilities().isEmpty()) {
      throw new RegistrationRefusedException(
          Why.INVALID_INPUT,
          "capabilities",
          "capabilities is missing, and the agent does not tell any: name at least one.");
    }
    return registration;
  }

  private static RegistrationRefusedException taken(String id) {
    return new RegistrationRefusedException(
        Why.ALREADY_REGISTERED,
        "id",
        "There is an agent with the id '"
            + id
            + "' already. Choose another id, or change that one.");
  }

  private static boolean isRefusedByTheDatabase(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PersistenceException || cause instanceof RollbackException) {
        return true;
      }
    }
    return false;
  }
}
