package org.chronogram.messaging.udp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The largest socket buffers the kernel grants to a process without privileges. */
final class KernelLimits {
    private static final Path NET_CORE = Path.of("/proc/sys/net/core");
    private static final int MAX_DIGITS = 32;

    private KernelLimits() {}

    static long receiveBufferLength() {
        return read(NET_CORE.resolve("rmem_max"));
    }

    static long sendBufferLength() {
        return read(NET_CORE.resolve("wmem_max"));
    }

    /**
     * Returns no limit where the file is absent or unreadable: the transport then checks what it was really given. The file
     * is read by one call, because the kernel answers a second one with its end, wherever the first has stopped.
     */
    static long read(Path file) {
        byte[] text = new byte[MAX_DIGITS];
        try (InputStream in = Files.newInputStream(file)) {
            int length = in.read(text);
            return Long.parseLong(new String(text, 0, Math.max(0, length), StandardCharsets.US_ASCII).trim());
        } catch (IOException | NumberFormatException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
