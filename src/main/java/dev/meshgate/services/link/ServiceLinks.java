package dev.meshgate.services.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.accounts.Account;
import dev.meshgate.accounts.Accounts;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.oauth.bearer.SignedLink;
import dev.meshgate.oauth.grant.Revocations;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Seal;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The links to calculations: made for who has calculated, and looked at when somebody comes by one.
 * Nothing is stored. A link is good as long as what its maker did it with: until their account, the
 * application, the grant or the service is out of use, and for a day at most.
 */
@ApplicationScoped
public class ServiceLinks implements SignedLink {

  /** What a link says of itself, so no input of that name can be in it. */
  public static final Set<String> RESERVED = Set.of("exp", "sig", "nocache", "nocdn");

  /** Servers and proxies take longer ones, but not all of them. */
  private static final int LONGEST = 6_000;

  private static final String EXPIRES = "exp";
  private static final String MAKER = "_by";

  @Inject Seal seal;
  @Inject BaseUrl base;
  @Inject Accounts accounts;
  @Inject Revocations revocations;
  @Inject LinkSettings settings;
  @Inject Audit audit;
  @Inject Clock clock;

  /** What somebody finds who comes by a link. */
  public enum Target {
    EXPORT("export"),
    EXECUTE("execute");

    private final String word;

    Target(String word) {
      this.word = word;
    }
  }

  /**
   * A link to a calculation.
   *
   * @param outcome what was calculated; the link has its inputs as they were understood
   * @param version the version that is meant; empty for the one that is current when somebody comes
   * @param areas how many tables the calculation had changed
   * @return the whole address
   * @throws LinkRefusedException where there can be none
   */
  public String make(Target target, Caller caller, Outcome outcome, String version, int areas) {
    var edition = outcome.edition();
    if (target == Target.EXPORT && !edition.exportable()) {
      throw new LinkRefusedException(
          "The publisher of this service does not hand its workbook out, so there is no link.");
    }
    if (areas > 0) {
      throw new LinkRefusedException("A link has inputs alone. Leave areaUpdates out.");
    }
    if (caller.isConfined() || enabled(caller.subject()).isEmpty()) {
      throw new LinkRefusedException("Only people who have signed in can have links made.");
    }
    var query = new StringBuilder();
    outcome.given().forEach((name, value) -> add(query, name, text(name, value)));
    if (!version.isEmpty()) {
      add(query, "_version", version);
    }
    var now = clock.instant();
    add(query, MAKER, LinkMaker.of(caller, now).sealed(seal));
    var end = end(caller, now);
    add(query, EXPIRES, String.valueOf(end.getEpochSecond()));
    var path = "/v1/services/" + edition.id() + "/" + target.word;
    var address = new SignedAddress(path, query.toString()).signed(seal);
    if (address.length() > LONGEST) {
      throw new LinkRefusedException(
          "These inputs are too long for a link, which has at most " + LONGEST + " characters.");
    }
    note(caller, edition, target, Duration.between(now, end));
    return base.at(address);
  }

  /** A token that a person made ends by itself, and a link that was made with it ends with it. */
  private Instant end(Caller caller, Instant now) {
    var usual = now.plus(settings.time());
    var token = caller.token();
    return caller.grant().equals(token.id()) && token.expiresAt().isBefore(usual)
        ? token.expiresAt()
        : usual;
  }

  private void note(Caller caller, Edition edition, Target target, Duration good) {
    audit.noteSoon(
        Deed.of(Kind.TOKEN, "link.made")
            .by(caller.subject())
            .with(caller.client())
            .under(caller.grant())
            .on(edition.id()),
        "\"target\":\"" + target.word + "\",\"seconds\":" + good.toSeconds());
  }

  private static String text(String name, JsonValue value) {
    if (RESERVED.contains(name)) {
      throw new LinkRefusedException(
          "This service has an input named " + name + ", which links need for themselves.");
    }
    if (value instanceof JsonStructure) {
      throw new LinkRefusedException(
          "The input " + name + " has rows of values, which no link can hold.");
    }
    if (value instanceof JsonNumber number) {
      return number.bigDecimalValue().toPlainString();
    }
    return value instanceof JsonString text ? text.getString() : value.toString();
  }

  private static void add(StringBuilder query, String name, String value) {
    // What could be written in another way is escaped, so that nobody on the way does it.
    query
        .append(query.isEmpty() ? "" : "&")
        .append(name)
        .append('=')
        .append(
            URLEncoder.encode(value, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~"));
  }

  @Override
  public boolean isClaimedBy(HttpServletRequest request) {
    return SignedAddress.isClaimedBy(request.getQueryString());
  }

  @Override
  public Optional<Caller> maker(HttpServletRequest request) {
    return SignedAddress.verified(seal, request.getRequestURI(), request.getQueryString())
        .flatMap(this::maker);
  }

  private Optional<Caller> maker(SignedAddress address) {
    var end = Instant.ofEpochSecond(Long.parseLong(address.parameter(EXPIRES).orElse("0")));
    var now = clock.instant();
    // An operator who makes the time shorter means also the links that there are.
    if (!now.isBefore(end) || end.isAfter(now.plus(settings.time()))) {
      return Optional.empty();
    }
    return address
        .parameter(MAKER)
        .map(hidden -> LinkMaker.opened(seal, hidden))
        .filter(this::mayAct)
        .map(maker -> maker.caller(end));
  }

  private boolean mayAct(LinkMaker maker) {
    return enabled(maker.subject()).isPresent()
        && !revocations.names(
            maker.grant(), maker.grant(), maker.client(), maker.subject(), maker.at());
  }

  private Optional<Account> enabled(String subject) {
    return accounts.find(subject).filter(Account::isEnabled);
  }
}
