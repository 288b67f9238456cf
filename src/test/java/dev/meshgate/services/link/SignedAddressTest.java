package dev.meshgate.services.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.platform.Seal;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An address that is signed")
class SignedAddressTest {

  private static final String PATH = "/v1/services/mortgage/export";
  private static final String QUERY = "rate=0.05&years=30&_by=ada&exp=1767225600";

  private final Seal seal = new Seal("one secret of this test, 0123456789 abcdef");
  private final String signed = new SignedAddress(PATH, QUERY).signed(seal);

  private static Optional<SignedAddress> verified(Seal seal, String address) {
    var question = address.indexOf('?');
    return question < 0
        ? SignedAddress.verified(seal, address, null)
        : SignedAddress.verified(
            seal, address.substring(0, question), address.substring(question + 1));
  }

  @Test
  void isGoodAsItWasMade() {
    var address = verified(seal, signed).orElseThrow();

    assertThat(address.parameter("exp")).contains("1767225600");
    assertThat(address.parameter("_by")).contains("ada");
    assertThat(address.parameter("xp")).isEmpty();
  }

  @Test
  void isBadAfterAnyChangeOfAnyCharacter() {
    for (var at = 0; at < signed.length(); at++) {
      for (var other : new char[] {'A', '0', '&', '=', '%', '?'}) {
        if (signed.charAt(at) != other) {
          var changed = signed.substring(0, at) + other + signed.substring(at + 1);
          assertThat(verified(seal, changed)).as(changed).isEmpty();
        }
      }
      assertThat(verified(seal, signed.substring(0, at) + signed.substring(at + 1))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"&rate=0.05", "&", "=", "A", "&sig=", "#", "%00", "&exp=9999999999"})
  void isBadWithSomethingBehindIt(String more) {
    assertThat(verified(seal, signed + more)).isEmpty();
  }

  @Test
  void isBadWithSomethingInItsMiddleOrTwice() {
    assertThat(verified(seal, signed.replace("?", "?_format=csv&"))).isEmpty();
    assertThat(verified(seal, signed.replace("&sig=", "&rate=0.05&sig="))).isEmpty();
    var signature = signed.substring(signed.indexOf("&sig="));
    assertThat(verified(seal, signed + signature)).isEmpty();
    assertThat(verified(seal, PATH + "?" + signature)).isEmpty();
    assertThat(verified(seal, PATH + "?" + signature.substring(1))).isEmpty();
    assertThat(verified(seal, PATH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/services/quote/export",
        "/v1/services/mortgage/execute",
        "/v1/services/mort%67age/export",
        "/v1/services/quote/../mortgage/export",
        "/v1/services//mortgage/export",
        "/v1/services/mortgage/export/",
        "/v1/services/mortgage/export;x=1",
        "/V1/services/mortgage/export",
        "/api/v1/services/mortgage/export"
      })
  void isBadAtAnotherPath(String path) {
    assertThat(verified(seal, signed.replace(PATH, path))).isEmpty();
  }

  @Test
  void isBadUnderAnotherKey() {
    var other = new Seal("another secret of this test, 0123456789 abc");

    assertThat(verified(other, signed)).isEmpty();
    assertThat(verified(seal, new SignedAddress(PATH, QUERY).signed(other))).isEmpty();
  }

  @Test
  void saysOfItselfThatItIsOne() {
    assertThat(SignedAddress.isClaimedBy("a=1&sig=x")).isTrue();
    assertThat(SignedAddress.isClaimedBy("sig=")).isTrue();
    assertThat(SignedAddress.isClaimedBy("design=1")).isFalse();
    assertThat(SignedAddress.isClaimedBy(null)).isFalse();
  }
}
