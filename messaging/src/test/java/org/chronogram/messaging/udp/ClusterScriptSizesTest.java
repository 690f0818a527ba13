package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script for other hosts checks their memory and buffers before any Java runs there, so it has sizes of its own. */
final class ClusterScriptSizesTest {
    private static final int MIB = 1 << 20;

    private String script;

    @BeforeEach
    void readScript() throws IOException {
        script = Files.readString(Path.of(System.getProperty("basedir", ""), "..", "bin", "sim-cluster.sh"));
    }

    private int size(String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "=(\\d+)$").matcher(script);
        assertTrue(line.find(), name);
        return Integer.parseInt(line.group(1));
    }

    /** The script counts in MiB and leaves out what is less: at most a MiB for each hundred workers. */
    @Test
    void shouldAskForAsMuchSharedMemoryAsTheTransportNeeds() {
        for (int workers : new int[] {2, 3, 16, 64, 128}) {
            double askedMib = size("DRIVER_SHM_MIB") + (double) size("PEER_SHM_MIB") * (workers - 1);
            double neededMib = (double) NetworkProfile.LAN.sharedBytes(workers) / MIB;
            assertEquals(neededMib, askedMib, 0.1 + workers / 100.0, "workers=" + workers);
        }
    }

    @Test
    void shouldAskForTheBuffersOfSocketsThatTheTransportAsksFor() {
        assertEquals(SocketBuffers.WANTED.receiveLength(), size("GOOD_SOCKET_BYTES"));
        assertEquals(SocketBuffers.WANTED.sendLength(), size("GOOD_SOCKET_BYTES"));
    }
}
