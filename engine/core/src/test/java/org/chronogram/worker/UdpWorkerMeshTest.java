package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.chronogram.messaging.udp.NetworkProfile;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UdpWorkerMeshTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.3.2.1, loopback",
        "::1, loopback",
        "10.0.0.1, lan",
        "192.0.2.127, lan",
        "fe80::1, lan"
    })
    void shouldFitTheNetworkOfTheAddress(String bindAddress, String expected) {
        assertEquals(expected, UdpWorkerMesh.profile(placement(bindAddress, 0)).name());
    }

    @Test
    void shouldUseTheDatagramsThatThePathsCarry() {
        assertEquals(8_960, UdpWorkerMesh.profile(placement("10.0.0.1", 8_960)).mtuLength());
        assertEquals(1_408, UdpWorkerMesh.profile(placement("10.0.0.1", 0)).mtuLength());
        assertEquals(NetworkProfile.LOOPBACK, UdpWorkerMesh.profile(placement("127.0.0.1", 1_376)));
    }

    private static Placement placement(String bindAddress, int datagramLength) {
        return new Placement(false, false, "/dev/shm", bindAddress, true, LocalPaths.AS_SPECIFIED, datagramLength);
    }
}
