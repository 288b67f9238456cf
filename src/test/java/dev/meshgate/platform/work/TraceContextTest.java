package dev.meshgate.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static TraceContext of(Map<String, String> headers) {
    return TraceContext.of(headers::get);
  }

  @Test
  void isHandedOnAsItCame() {
    var headers =
        Map.of("traceparent", PARENT, "tracestate", "a=1,b=2", "baggage", "tenant=blue;p=1");

    assertThat(of(headers).headers()).isEqualTo(headers);
    assertThat(of(headers).isTraced()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PARENT,
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-09-what-comes-later",
        "fe-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
      })
  void isOfThisVersionOrALaterOne(String parent) {
    assertThat(of(Map.of("traceparent", parent)).parent()).isEqualTo(parent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        PARENT + "\r\nX-Injected: 1"
      })
  void whatIsNotOfTheFormIsAsIfItHadNotCome(String parent) {
    var trace = of(Map.of("traceparent", parent, "tracestate", "a=1"));

    assertThat(trace).isEqualTo(TraceContext.NONE);
    assertThat(trace.headers()).isEmpty();
  }

  @Test
  void stateAndBaggageCannotBreakOutOfTheirHeader() {
    var trace =
        of(Map.of("traceparent", PARENT, "tracestate", "a=1\r\nX: 1", "baggage", "k=\u00e4"));

    assertThat(trace.headers()).containsOnlyKeys("traceparent");
  }

  @Test
  void whatIsTooLongIsLeftOut() {
    var trace = of(Map.of("traceparent", PARENT, "tracestate", "a=" + "1".repeat(511)));

    assertThat(trace.headers()).containsOnlyKeys("traceparent");
  }

  @Test
  void baggageTravelsAlone() {
    assertThat(of(Map.of("baggage", "k=v")).headers()).isEqualTo(Map.of("baggage", "k=v"));
  }
}
