package dev.meshgate.conformance;

import java.util.Base64;

/** The smallest files of their kinds. */
final class Samples {

  static final String PNG = "image/png";
  static final String WAV = "audio/wav";

  private static final String RED_PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
  private static final String SILENCE =
      "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=";

  private Samples() {}

  /** One red pixel. */
  static byte[] png() {
    return Base64.getDecoder().decode(RED_PIXEL);
  }

  /** One sample of silence. */
  static byte[] wav() {
    return Base64.getDecoder().decode(SILENCE);
  }
}
