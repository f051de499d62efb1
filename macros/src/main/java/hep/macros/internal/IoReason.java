package hep.macros.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Why a file could not be read or written, in words; the operating system's exceptions often hold
 * only a path.
 */
public final class IoReason {
  private IoReason() {}

  /**
   * The reason, led by the file where the exception knows it: {@code "runs/x: permission denied"}.
   */
  public static String of(IOException failure) {
    String reason =
        switch (failure) {
          case NoSuchFileException _ -> "no such file or folder";
          case AccessDeniedException _ -> "permission denied";
          case FileAlreadyExistsException _ -> "stands there already";
          case NotDirectoryException _ -> "is not a folder";
          case DirectoryNotEmptyException _ -> "is a folder that is not empty";
          case FileSystemException e when e.getReason() != null -> e.getReason();
          default ->
              failure.getMessage() == null
                  ? failure.getClass().getSimpleName()
                  : failure.getMessage();
        };
    String file =
        failure instanceof FileSystemException e && e.getFile() != null
            ? Escaped.text(e.getFile()) + ": "
            : "";
    return file + lower(reason);
  }

  /** Does it tell of a full disk or a used-up quota? */
  public static boolean isFull(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    return text.contains("No space left")
        || text.contains("quota exceeded")
        || text.contains("not enough space");
  }

  private static String lower(String reason) {
    boolean sentenceCase =
        reason.length() > 1
            && Character.isUpperCase(reason.charAt(0))
            && Character.isLowerCase(reason.charAt(1));
    return sentenceCase ? Character.toLowerCase(reason.charAt(0)) + reason.substring(1) : reason;
  }
}
