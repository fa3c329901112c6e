package org.spectern.reports.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One line for people when the work fails; the stack trace only on request. */
final class FailureMessage implements IExecutionExceptionHandler {
  private static final String TRACE = "spectern.trace";

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    final PrintWriter err = command.getErr();
    err.println("spectern: " + inWords(failure));
    if (Boolean.getBoolean(TRACE)) {
      failure.printStackTrace(err);
    } else if (!(failure instanceof java.io.IOException) && !(failure instanceof IllegalArgumentException)) {
      err.println("spectern: for the stack trace, run again with JAVA_OPTS=-D" + TRACE + "=true");
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  // The messages of these exceptions are bare file names.
  private static String inWords(Exception failure) {
    return switch (failure) {
      case NoSuchFileException e -> "no such file or folder: " + e.getFile();
      case AccessDeniedException e -> "cannot be read or written: " + e.getFile();
      case FileAlreadyExistsException e -> "exists already and is not a folder: " + e.getFile();
      case NotDirectoryException e -> "not a folder: " + e.getFile();
      case FileSystemException e -> e.getMessage();
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }
}
