package dev.meshgate.services;

import dev.meshgate.platform.Secret;

/** A workbook as it is handed in. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Upload(String fileName, byte[] bytes) {

  String digest() {
    return Secret.sha256(bytes);
  }
}
