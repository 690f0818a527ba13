package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1"})
    void shouldKnowTheAddressesThatNoOtherHostReaches(String address) {
        assertTrue(HostOptions.isLoopback(address));
        assertFalse(HostOptions.LOOPBACK.boundTo(address).authenticatesData());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "128.0.0.1", "fd00::1", "::2"})
    void shouldAuthenticateOnANetwork(String address) {
        HostOptions bound = HostOptions.LOOPBACK.boundTo(address);
        assertTrue(bound.authenticatesData());
        assertEquals(address, bound.bindAddress());
    }

    @Test
    void shouldKeepAuthenticatingOnLoopbackWhenThatWasAskedFor() {
        assertTrue(new HostOptions("10.0.0.1", "/dev/shm", "", true)
                .boundTo("127.0.0.1")
                .authenticatesData());
    }
}
