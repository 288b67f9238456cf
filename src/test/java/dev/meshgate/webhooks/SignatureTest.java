package dev.meshgate.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A webhook")
class SignatureTest {

  /** The vector that the libraries of Standard Webhooks are tested with. */
  @Test
  void isSignedAsStandardWebhooksHasIt() {
    var headers =
        Signature.headers(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}",
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(headers)
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void takesAnyOtherSecretAsItIs() {
    assertThat(Signature.key("a secret as it is"))
        .isEqualTo("a secret as it is".getBytes(StandardCharsets.UTF_8));
    assertThatIllegalArgumentException().isThrownBy(() -> Signature.key("whsec_no base64"));
  }

  @Test
  void isTriedAtGrowingPauses() {
    var settings = new WebhookSettings(20, Duration.ofSeconds(10));

    assertThat(settings.after(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.after(2)).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.after(3)).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.after(19)).isEqualTo(Duration.ofHours(12));
  }
}
