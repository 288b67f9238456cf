package dev.meshgate.accounts;

import java.util.regex.Pattern;

/** What somebody must give to have an account of ours. It cannot be wrong. */
record SignUp(String name, String email, String password) {

  private static final int LONGEST_NAME = 100;
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

  SignUp {
    name = name.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new SignUpRefusedException("name", "Give a name of at most 100 characters.");
    }
    if (!ADDRESS.matcher(email).matches()) {
      throw new SignUpRefusedException("email", "Give an e-mail address, such as ada@example.com.");
    }
    if (password.length() < Passwords.LEAST || password.length() > Passwords.MOST) {
      throw new SignUpRefusedException(
          "password",
          "Choose a password of " + Passwords.LEAST + " to " + Passwords.MOST + " characters.");
    }
    if (password.equalsIgnoreCase(email) || password.chars().distinct().count() < 5) {
      throw new SignUpRefusedException(
          "password", "Choose a password that is harder to guess, four words for example.");
    }
  }
}
