package hep.macros.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

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
    boolean named = failure instanceof FileSystemException e && e.getFile() != null;
    return (named ? Escaped.text(((FileSystemException) failure).getFile()) + ": " : "")
        + plain(failure);
  }

  /** The reason alone. */
  public static String plain(@Nullable IOException failure) {
    return switch (failure) {
      case null -> "it failed";
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file of that name is in the way";
      case NotDirectoryException _ -> "is not a folder";
      case DirectoryNotEmptyException _ -> "is a folder that is not empty";
      case FileSystemException e when e.getReason() != null -> lower(e.getReason());
      default ->
          lower(
              failure.getMessage() == null
                  ? failure.getClass().getSimpleName()
                  : failure.getMessage());
    };
  }

  private static String lower(String reason) {
    boolean sentenceCase =
        reason.length() > 1
            && Character.isUpperCase(reason.charAt(0))
            && Character.isLowerCase(reason.charAt(1));
    return sentenceCase ? Character.toLowerCase(reason.charAt(0)) + reason.substring(1) : reason;
  }
}
