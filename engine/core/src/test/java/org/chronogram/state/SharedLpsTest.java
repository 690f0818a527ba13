package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.chronogram.kernel.LpRanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedLpsTest {
    private static final int IDS = 100;

    /** One LP that both have: its index in each. */
    private record Shared(int written, int own) {}

    private static LpRanges random(SplittableRandom random) {
        int share = random.nextInt(101);
        LpRanges.Builder lps = new LpRanges.Builder();
        for (int lp = 0; lp < IDS; lp++) {
            if (random.nextInt(100) < share) {
                lps.add(lp);
            }
        }
        return lps.build();
    }

    private static List<Integer> ids(LpRanges lps) {
        List<Integer> ids = new ArrayList<>();
        lps.forEach(ids::add);
        return ids;
    }

    private static List<Shared> expected(LpRanges written, LpRanges own) {
        List<Integer> writtenIds = ids(written);
        List<Integer> ownIds = ids(own);
        return writtenIds.stream()
                .filter(ownIds::contains)
                .map(lp -> new Shared(writtenIds.indexOf(lp), ownIds.indexOf(lp)))
                .toList();
    }

    private static List<Shared> found(SharedLps shared) {
        List<Shared> found = new ArrayList<>();
        for (int run = 0; run < shared.runs(); run++) {
            assertTrue(shared.count(run) > 0, "an empty run");
            for (int i = 0; i < shared.count(run); i++) {
                found.add(new Shared(shared.writtenIndex(run) + i, shared.ownIndex(run) + i));
            }
        }
        assertEquals(found.isEmpty(), shared.isEmpty());
        return found;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindWhatTwoSetsHaveInCommon(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            LpRanges written = random(random);
            LpRanges own = random(random);
            assertEquals(expected(written, own), found(new SharedLps(written, own)));
        }
    }

    @Test
    void shouldFindABlockInOneRun() {
        SharedLps shared = new SharedLps(LpRanges.block(1_000, 5_000_000), LpRanges.block(0, 3_000_000));
        assertEquals(1, shared.runs());
        assertEquals(0, shared.writtenIndex(0));
        assertEquals(1_000, shared.ownIndex(0));
        assertEquals(2_999_000, shared.count(0));
    }
}
