package dev.meshgate.oauth.authorize;

import dev.meshgate.oauth.Parameters;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The authorization requests that wait for a person. */
@ApplicationScoped
class Interactions {

  static final Duration LIFE = Duration.ofMinutes(10);

  @PersistenceContext EntityManager db;
  @Inject Clock clock;

  /**
   * A request that waits, as it came.
   *
   * @param id in the address of its pages
   * @param parameters as the client sent them
   * @param askedAt when
   */
  record Waiting(String id, Parameters parameters, Instant askedAt) {}

  /** Keeps a request for that browser. */
  @Transactional
  public String keep(MultivaluedMap<String, String> parameters, String browserHash) {
    var now = clock.instant();
    db.createQuery("delete from Interaction i where i.expiresAt < :now")
        .setParameter("now", now)
        .executeUpdate();
    var id = Secret.opaqueId("i_");
    db.persist(new Interaction(id, browserHash, write(parameters), now.plus(LIFE)));
    return id;
  }

  /** The request of that name, if that browser brought it and it is not too old. */
  @Transactional
  public Optional<Waiting> find(String id, String browserHash) {
    return Optional.ofNullable(db.find(Interaction.class, id))
        .filter(found -> found.isOf(browserHash, clock.instant()))
        .map(
            found ->
                new Waiting(
                    found.id(),
                    new Parameters(read(found.request())),
                    found.expiresAt().minus(LIFE)));
  }

  /** Answers a request, once: of two answers one is told {@code false}. */
  @Transactional
  public boolean answer(String id) {
    return db.createQuery("delete from Interaction i where i.id = :id")
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  private static String write(MultivaluedMap<String, String> parameters) {
    var json = Json.object();
    parameters.forEach(
        (name, values) -> {
          var array = Json.array();
          values.forEach(array::add);
          json.add(name, array);
        });
    return json.build().toString();
  }

  private static MultivaluedMap<String, String> read(String json) {
    var parameters = new MultivaluedHashMap<String, String>();
    Json.readObject(json)
        .forEach(
            (name, values) ->
                parameters.put(name, ((JsonArray) values).getValuesAs(JsonString::getString)));
    return parameters;
  }
}
