package org.chronogram.master;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Passes on what the model prints on a worker, line by line, from the file that it goes to. Not thread safe. */
final class PrintedLines {
    private static final int MOST_BYTES_AT_ONCE = 1 << 16;

    private final Path file;
    private final String prefix;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long position;

    PrintedLines(Path file, String prefix, Consumer<String> lines) {
        this.file = file;
        this.prefix = prefix;
        this.lines = lines;
    }

    /** Passes on a part of what was printed since; returns whether there was any. */
    boolean passOn() {
        byte[] bytes = read();
        for (byte next : bytes) {
            if (next == '\n' || line.size() == MOST_BYTES_AT_ONCE) {
                endLine();
            }
            if (next != '\n') {
                line.write(next);
            }
        }
        return bytes.length > 0;
    }

    /** Passes on the rest, also a line that was not ended. */
    void finish() {
        boolean more = true;
        while (more) {
            more = passOn();
        }
        if (line.size() > 0) {
            endLine();
        }
    }

    private void endLine() {
        lines.accept(prefix + line.toString(Charset.defaultCharset()).stripTrailing());
        line.reset();
    }

    /** What cannot be read is not worth the run. */
    private byte[] read() {
        try {
            if (!Files.exists(file) || Files.size(file) <= position) {
                return new byte[0];
            }
            try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
                byte[] bytes = new byte[(int) Math.min(MOST_BYTES_AT_ONCE, input.length() - position)];
                input.seek(position);
                input.readFully(bytes);
                position += bytes.length;
                return bytes;
            }
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
