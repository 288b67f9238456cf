package dev.meshgate.platform;

/** The order in which the rooms wake: priorities of observers of the application's start. */
public final class Start {

  public static final int SETTINGS = 50;
  public static final int DATABASE = 100;
  public static final int KEYS = 200;
  public static final int ACCOUNTS = 300;
  public static final int CONTENT = 400;
  public static final int READY = 1000;

  private Start() {}
}
