package dev.meshgate.platform.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves a host once for a connection, which then goes to just the addresses that were judged
 * here: no second answer of a name server can lead it inside (DNS rebinding). One address that is
 * not public makes the name unknown, since nobody has it there for an honest reason.
 */
final class GuardedNames implements DnsResolver {

  private final Predicate<String> mayBeInside;

  GuardedNames(Predicate<String> mayBeInside) {
    this.mayBeInside = mayBeInside;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    if (!mayBeInside.test(host) && !Arrays.stream(addresses).allMatch(PublicAddress::is)) {
      throw new UnknownHostException(host);
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
