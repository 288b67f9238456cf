package dev.meshgate.platform.egress;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Whether an address belongs to the whole world (IANA special-purpose registries, RFC 6890). What
 * carries an IPv4 address inside is judged as tunnels: they lead to wherever that one is.
 */
final class PublicAddress {

  private static final List<Network> NOT_PUBLIC_4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** All that is public lies in {@code 2000::/3}; of that, what leads back inside. */
  private static final Network GLOBAL_6 = network("2000::/3");

  private static final List<Network> NOT_PUBLIC_6 =
      networks(
          "2001::/23", // protocol assignments, Teredo and ORCHID among them
          "2001:db8::/32",
          "2002::/16", // 6to4
          "3fff::/20");

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    if (address instanceof Inet4Address) {
      return NOT_PUBLIC_4.stream().noneMatch(network -> network.holds(address));
    }
    return address instanceof Inet6Address
        && GLOBAL_6.holds(address)
        && NOT_PUBLIC_6.stream().noneMatch(network -> network.holds(address));
  }

  private record Network(BigInteger prefix, int bytes, int hostBits) {

    boolean holds(InetAddress address) {
      var raw = address.getAddress();
      return raw.length == bytes && new BigInteger(1, raw).shiftRight(hostBits).equals(prefix);
    }
  }

  private static List<Network> networks(String... ranges) {
    return List.of(ranges).stream().map(PublicAddress::network).toList();
  }

  private static Network network(String range) {
    try {
      var slash = range.indexOf('/');
      var raw = InetAddress.getByName(range.substring(0, slash)).getAddress();
      var hostBits = raw.length * 8 - Integer.parseInt(range.substring(slash + 1));
      return new Network(new BigInteger(1, raw).shiftRight(hostBits), raw.length, hostBits);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
