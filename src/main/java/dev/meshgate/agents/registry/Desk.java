package dev.meshgate.agents.registry;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Seal;
import dev.meshgate.platform.bulletin.Bulletins;
import dev.meshgate.platform.bulletin.Heard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the register, each change in one transaction with its entry in the audit. */
@ApplicationScoped
@Transactional
class Desk {

  private static final String PURPOSE = "agent-credential";

  @Inject RegistryRepository rows;
  @Inject Seal seal;
  @Inject Audit audit;
  @Inject Bulletins bulletins;
  @Inject Clock clock;

  /** Enters it; a second one of that id breaks the transaction. */
  RegisteredAgent enter(String id, Registration registration, String owner) {
    var agent = new RegisteredAgent(id, owner, registration, sealed(registration), clock.instant());
    rows.add(agent);
    note("agent.registered", agent, owner);
    return agent;
  }

  Optional<RegisteredAgent> change(String id, Registration registration, String by) {
    var found = rows.find(id);
    found.ifPresent(
        agent -> {
          agent.read(registration, sealed(registration), clock.instant());
          note("agent.changed", agent, by);
        });
    return found;
  }

  void remove(String id, String by) {
    rows.find(id)
        .ifPresent(
            agent -> {
              rows.remove(agent);
              note("agent.removed", agent, by);
            });
  }

  Optional<RegisteredAgent> find(String id) {
    return rows.find(id);
  }

  List<RegisteredAgent> all() {
    return rows.all();
  }

  void beat(String id) {
    rows.find(id)
        .ifPresent(
            agent -> {
              agent.beat(clock.instant());
              tell(agent);
            });
  }

  private void tell(RegisteredAgent agent) {
    bulletins.post(new Heard(Directory.NEWS, agent.id(), null, null));
  }

  private void note(String action, RegisteredAgent agent, String by) {
    audit.note(
        Deed.of(Kind.ADMINISTRATION, action)
            .by(by)
            .on(agent.id())
            .saying("endpoint", agent.endpoint()));
    tell(agent);
  }

  private byte @Nullable [] sealed(Registration registration) {
    var credential = registration.credential();
    if (credential.equals(Credential.NONE)) {
      return null;
    }
    var json = Json.object().add(credential.header(), credential.value()).build();
    return seal.seal(PURPOSE, json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The headers by which the agent knows us. */
  Map<String, String> credentials(RegisteredAgent agent) {
    var sealed = agent.credential();
    if (sealed == null) {
      return Map.of();
    }
    var json = Json.readObject(new String(seal.open(PURPOSE, sealed), StandardCharsets.UTF_8));
    var header = json.keySet().iterator().next();
    return Map.of(header, json.getString(header));
  }
}
