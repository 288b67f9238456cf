package dev.meshgate.audit;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * Where an entry stands.
 *
 * @param node whose chain
 * @param number which link, from 1
 */
@Embeddable
public record Place(String node, long number) implements Serializable {

  private static final long serialVersionUID = 1L;
}
