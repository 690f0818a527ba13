package org.chronogram.messaging.udp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The largest socket buffers the kernel grants to a process without privileges. */
final class KernelLimits {
    private static final Path NET_CORE = Path.of("/proc/sys/net/core");

    private KernelLimits() {}

    static long receiveBufferLength() {
        return read(NET_CORE.resolve("rmem_max"));
    }

    static long sendBufferLength() {
        return read(NET_CORE.resolve("wmem_max"));
    }

    /** Returns no limit where the file is absent or unreadable: the transport then checks what it was really given. */
    static long read(Path file) {
        try {
            return Long.parseLong(Files.readString(file).trim());
        } catch (IOException | NumberFormatException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
