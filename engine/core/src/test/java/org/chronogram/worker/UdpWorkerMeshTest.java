package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(expected, UdpWorkerMesh.profile(bindAddress).name());
    }
}
