package dev.meshgate.services;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A piece of a workbook's file. */
@Entity
@Table(name = "workbook_part")
@IdClass(WorkbookPart.Key.class)
class WorkbookPart {

  private static final int MOST = 500_000;

  @Id private String workbookId;
  @Id private int number;

  @Column(length = MOST, updatable = false)
  private byte[] bytes;

  /** For JPA alone. */
  protected WorkbookPart() {}

  private WorkbookPart(String workbookId, int number, byte[] bytes) {
    this.workbookId = workbookId;
    this.number = number;
    this.bytes = bytes;
  }

  /** The file in pieces that fit. */
  static List<WorkbookPart> of(String workbookId, byte[] file) {
    var parts = new ArrayList<WorkbookPart>();
    for (var from = 0; from < file.length; from += MOST) {
      var piece = Arrays.copyOfRange(file, from, Math.min(file.length, from + MOST));
      parts.add(new WorkbookPart(workbookId, parts.size(), piece));
    }
    return parts;
  }

  /** The primary key. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private String workbookId = "";
    private int number;

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.number == number && key.workbookId.equals(workbookId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(workbookId, number);
    }
  }
}
