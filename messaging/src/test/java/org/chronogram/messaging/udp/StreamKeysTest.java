package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.chronogram.messaging.udp.StreamKeys.StreamKey;
import org.junit.jupiter.api.Test;

class StreamKeysTest {
    private static final int EPOCHS = 64;
    private static final int WORKERS = 32;

    @Test
    void shouldGiveEveryStreamOfEveryEpochItsOwnSealAndAnAllowedSession() {
        Set<Long> seals = new HashSet<>();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            StreamKeys keys = new StreamKeys(new byte[16], epoch, false);
            for (int pair = 0; pair < WORKERS * WORKERS; pair++) {
                StreamKey key = keys.key(pair / WORKERS, pair % WORKERS);
                seals.add(key.firstKey() * 31 + key.secondKey());
                assertTrue(key.sessionId() < -1 || key.sessionId() > 1_000, "sessionId=" + key.sessionId());
            }
        }
        assertEquals(EPOCHS * WORKERS * WORKERS, seals.size());
    }

    @Test
    void shouldAgreeWithoutTalking() {
        assertEquals(
                new StreamKeys(new byte[16], 2, false).key(3, 1), new StreamKeys(new byte[16], 2, false).key(3, 1));
    }

    @Test
    void shouldFollowFromTheSecret() {
        byte[] other = new byte[16];
        other[15] = 1;
        StreamKey key = new StreamKeys(new byte[16], 0, false).key(0, 1);
        StreamKey otherKey = new StreamKeys(other, 0, false).key(0, 1);
        assertNotEquals(key.sessionId(), otherKey.sessionId());
        assertNotEquals(key.firstKey(), otherKey.firstKey());
        assertNotEquals(key.secondKey(), otherKey.secondKey());
    }
}
