package org.chronogram.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.chronogram.text.OneLine;

/** Describes in plain words why a file cannot be read or written: some exceptions of the JDK have only a path as message. */
public final class FileFaults {
    private FileFaults() {}

    /**
     * Describes the error.
     *
     * @param error the exception that the JDK threw.
     * @return one line without the path, for example {@code No space left on device} or {@code no such file}.
     */
    public static String describe(IOException error) {
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (error instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        String reason = error instanceof FileSystemException detailed ? detailed.getReason() : error.getMessage();
        return reason == null ? words(error) : OneLine.of(reason);
    }

    /** {@code NoSuchFileException} becomes {@code no such file}. */
    private static String words(IOException error) {
        String name = error.getClass().getSimpleName().replaceFirst("Exception$", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
