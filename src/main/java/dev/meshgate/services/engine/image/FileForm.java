package dev.meshgate.services.engine.image;

/** Whether bytes are an archive at all, and what else they are. */
final class FileForm {

  private static final int[] ZIP = {'P', 'K', 3, 4};

  /** MS-CFB 2.2: old workbooks, and new ones with a password. */
  private static final int[] COMPOUND_FILE = {0xD0, 0xCF, 0x11, 0xE0};

  private FileForm() {}

  static void check(byte[] bytes) {
    if (startsWith(bytes, COMPOUND_FILE)) {
      throw new RefusedWorkbookException(
          "The workbook has a password or is of the old form .xls. Save it as .xlsx without a"
              + " password.");
    }
    if (!startsWith(bytes, ZIP)) {
      throw new RefusedWorkbookException("This is no workbook of the form .xlsx.");
    }
  }

  private static boolean startsWith(byte[] bytes, int[] mark) {
    for (var i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
