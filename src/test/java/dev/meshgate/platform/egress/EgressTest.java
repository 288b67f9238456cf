package dev.meshgate.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.254",
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void attack20NoAddressInsideIsPublicHoweverItIsWritten(String address) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.32.0.1",
        "193.0.0.1",
        "223.255.255.254",
        "2606:4700::1111",
        "2a00:1450:4001:81b::200e"
      })
  void anAddressOfTheWorldIs(String address) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "2130706433", "0x7f000001", "[::1]"})
  void attack20AHostInsideIsUnknownUnlessTheOperatorNamedIt(String host) throws Exception {
    assertThatThrownBy(() -> new GuardedNames(name -> false).resolve(host))
        .isInstanceOf(UnknownHostException.class);
    assertThat(new GuardedNames("localhost"::equals).resolve("localhost")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 3600",
    "max-age=120, 120",
    "'public, max-age=\"120\"', 120",
    "'max-age=600, must-revalidate', 600",
    "max-age=0, 5",
    "max-age=99999999, 86400",
    "no-store, 5",
    "'no-cache, max-age=600', 5",
    "s-maxage=7, 3600"
  })
  void anAnswerIsUsedAsLongAsItSaysWithinBounds(String cacheControl, long seconds) {
    assertThat(Freshness.of(Optional.of(cacheControl), Optional.empty()))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void timeInACacheOnTheWayCounts() {
    assertThat(Freshness.of(Optional.of("max-age=120"), Optional.of("100")))
        .isEqualTo(Duration.ofSeconds(20));
    assertThat(Freshness.of(Optional.of("max-age=120"), Optional.of("soon")))
        .isEqualTo(Duration.ofMinutes(2));
  }
}
