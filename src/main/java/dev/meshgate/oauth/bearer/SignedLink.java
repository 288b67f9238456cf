package dev.meshgate.oauth.bearer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Knows the addresses that carry their own permission, for resource methods that say {@link
 * Bearer#orLink}. A CDI bean of this type is found by itself.
 */
public interface SignedLink {

  /** What the security context of such a call names as its scheme. */
  String SCHEME = "Link";

  /** Whether the address says of itself that it is signed. */
  boolean isClaimedBy(HttpServletRequest request);

  /**
   * In whose name it is, if it is as we made it, has not expired, and its maker may still act.
   * Whatever is wrong with it, the answer is the same.
   */
  Optional<Caller> maker(HttpServletRequest request);
}
