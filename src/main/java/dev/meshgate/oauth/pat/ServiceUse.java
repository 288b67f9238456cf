package dev.meshgate.oauth.pat;

/** Knows who may use which calculation service. A CDI bean of this type is asked. */
@FunctionalInterface
public interface ServiceUse {

  /** Whether a person may calculate with the service of that id, so that they may let others. */
  boolean isAllowed(String account, String service);
}
