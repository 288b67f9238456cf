package dev.meshgate.oauth;

import static dev.meshgate.oauth.OAuthError.INVALID_REQUEST;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Refuses a form whose percent signs are followed by anything but two hexadecimal digits. */
@Provider
public class FormBody implements ReaderInterceptor {

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    try {
      return body.proceed();
    } catch (IllegalArgumentException e) {
      if (body.getMediaType().isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
        throw INVALID_REQUEST.because("the body is not application/x-www-form-urlencoded");
      }
      throw e;
    }
  }
}
