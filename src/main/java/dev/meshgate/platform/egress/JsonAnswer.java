package dev.meshgate.platform.egress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;

/** Takes an answer in, if it is what was asked for. */
final class JsonAnswer {

  private static final int LONGEST = 64 * 1024;
  private static final Pattern JSON = Pattern.compile("(?i)application/([\\w.+-]+\\+)?json\\b.*");

  private JsonAnswer() {}

  static Fetched read(ClassicHttpResponse answer) throws IOException {
    if (answer.getCode() != 200) {
      throw new RefusedException("its server answered " + answer.getCode());
    }
    if (!JSON.matcher(header(answer, HttpHeaders.CONTENT_TYPE).orElse("")).matches()) {
      throw new RefusedException("its content type is not JSON");
    }
    try (var in = answer.getEntity().getContent()) {
      var body = in.readNBytes(LONGEST + 1);
      if (body.length > LONGEST) {
        throw new RefusedException("it is longer than 64 KiB");
      }
      var fresh =
          Freshness.of(header(answer, HttpHeaders.CACHE_CONTROL), header(answer, HttpHeaders.AGE));
      return new Fetched(new String(body, UTF_8), fresh);
    }
  }

  private static Optional<String> header(ClassicHttpResponse answer, String name) {
    return Optional.ofNullable(answer.getFirstHeader(name)).map(header -> header.getValue());
  }

  /** An answer that is none of what was asked for. */
  static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String why) {
      super(why);
    }
  }
}
