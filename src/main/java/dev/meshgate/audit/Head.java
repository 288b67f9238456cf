package dev.meshgate.audit;

import dev.meshgate.platform.Seal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * How far a chain reaches. Without it the newest entries could be cut off and the rest would still
 * be a chain.
 */
@Entity
@Table(name = "audit_head")
class Head {

  private static final String PURPOSE = "audit";

  /** What the first entry of every chain stands behind. */
  static final String BEFORE_THE_FIRST = "";

  @Id private String node;
  private long number;
  private String digest;
  private String seal;

  /** For JPA alone. */
  protected Head() {}

  Head(String node) {
    this.node = node;
    this.digest = BEFORE_THE_FIRST;
    this.seal = "";
  }

  String node() {
    return node;
  }

  long number() {
    return number;
  }

  String digest() {
    return digest;
  }

  /** From now on that is the last of the chain. */
  void reach(Entry last, Seal signer) {
    number = last.place().number();
    digest = last.digest();
    seal = sealOf(signer, node, number, number, digest);
  }

  boolean isOurs(Seal signer) {
    return seal.equals(sealOf(signer, node, number, number, digest));
  }

  /** What only this installation can say of some links of a chain. */
  static String sealOf(Seal signer, String node, long from, long to, String digest) {
    return signer.sign(PURPOSE, node + "|" + from + "|" + to + "|" + digest);
  }
}
