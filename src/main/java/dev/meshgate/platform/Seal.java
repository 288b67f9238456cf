package dev.meshgate.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.platform.database.Embedded;
import dev.meshgate.platform.setting.Setting;
import dev.meshgate.platform.setting.WrongSettingException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Encrypts what the database must not be able to read, and signs what a browser keeps for us. The
 * key comes from {@code MESHGATE_SECRET}, or from a file made at the first start.
 */
@ApplicationScoped
public class Seal {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int LEAST_SECRET = 32;

  private final SecureRandom random = new SecureRandom();
  private byte[] master = {};

  @Resource(name = "jdbc/seal", lookup = "jdbc/meshgate")
  DataSource database;

  /** For the container. */
  public Seal() {}

  /** Under a known secret, for tests. */
  public Seal(String secret) {
    master = fromSetting(secret);
  }

  @Inject
  void open(DataFolder folder) {
    var config = ConfigProvider.getConfig();
    var given = Setting.text(config, "meshgate.secret");
    if (given.isPresent()) {
      master = fromSetting(given.orElseThrow());
    } else if (Embedded.isBehind(database)) {
      master = fromFile(folder.resolve("secret.key"));
    } else {
      // Several nodes share that database, so a file of one of them cannot be the key.
      throw new WrongSettingException(
          "MESHGATE_SECRET is missing. With a database that several nodes can share Meshgate"
              + " needs it: set it to at least 32 random characters, the same on every node.");
    }
  }

  private static byte[] fromSetting(String secret) {
    if (secret.length() < LEAST_SECRET || secret.chars().distinct().count() < 10) {
      throw new WrongSettingException(
          "MESHGATE_SECRET is too weak: use at least 32 random characters,"
              + " for example from `openssl rand -base64 48`.");
    }
    return Secret.digest(secret.getBytes(UTF_8));
  }

  private static byte[] fromFile(Path file) {
    try {
      if (!Files.exists(file)) {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        createFile(file, Base64.getEncoder().encode(key));
      }
      return Base64.getDecoder().decode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the key file cannot be used: " + file, e);
    }
  }

  private static void createFile(Path file, byte[] content) throws IOException {
    try {
      Files.createFile(file);
      Settings.ownerOnly(file, "rw-------");
      Files.write(file, content);
    } catch (FileAlreadyExistsException e) {
      // Another start was faster; its key is the key.
      return;
    }
  }

  /**
   * Encrypts under the installation's key. The purpose keeps one use from standing in for another.
   */
  public byte[] seal(String purpose, byte[] plain) {
    return encrypt(derive(master, purpose), plain);
  }

  /**
   * Undoes {@link #seal}.
   *
   * @throws IllegalStateException when the text was changed or sealed under another key or purpose
   */
  public byte[] open(String purpose, byte[] sealed) {
    return decrypt(derive(master, purpose), sealed);
  }

  /** Encrypts under a key that only the holder of {@code secret} can make again. */
  public byte[] sealUnder(Secret secret, byte[] plain) {
    return encrypt(derive(derive(master, "holder"), secret.value()), plain);
  }

  public byte[] openUnder(Secret secret, byte[] sealed) {
    return decrypt(derive(derive(master, "holder"), secret.value()), sealed);
  }

  /** A keyed digest: who has not our key cannot make it. */
  public String sign(String purpose, String text) {
    return Secret.base64url(derive(derive(master, purpose), text));
  }

  private byte[] encrypt(byte[] key, byte[] plain) {
    try {
      var nonce = new byte[NONCE];
      random.nextBytes(nonce);
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
      var sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt", e);
    }
  }

  private static byte[] decrypt(byte[] key, byte[] sealed) {
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE));
      return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a sealed value cannot be opened: MESHGATE_SECRET or the key file is another one than"
              + " when it was written",
          e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static byte[] derive(byte[] key, String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
