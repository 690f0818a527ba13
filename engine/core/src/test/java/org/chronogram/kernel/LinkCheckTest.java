package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToLongFunction;
import org.chronogram.model.ModelException;
import org.junit.jupiter.api.Test;

/** The random links of a model in partition 0 of 2 blocks, against distances that a test gives. */
final class LinkCheckTest {
    private final RandomLinks links = linksThatLeavePartition0();

    private static RandomLinks linksThatLeavePartition0() {
        for (long seed = 0; ; seed++) {
            RandomLinks drawn = RandomLinks.of(new Random(seed));
            if (drawn.lps() > 3 && firstThatLeaves(drawn) >= 0) {
                return drawn;
            }
        }
    }

    private static LpDirectory directory(RandomLinks links) {
        return LpDirectory.ofBlocks(links.lps(), 2, 0);
    }

    /** Returns the first LP of partition 0 with a link to the other partition; -1 for none. */
    private static int firstThatLeaves(RandomLinks links) {
        LpDirectory directory = directory(links);
        for (int lp = 0; lp < directory.size(); lp++) {
            if (firstLinkThatLeaves(links, lp) >= 0) {
                return lp;
            }
        }
        return -1;
    }

    private static int firstLinkThatLeaves(RandomLinks links, int lp) {
        for (int link = 0; link < links.count(lp); link++) {
            if (!directory(links).isLocal(links.target(lp, link))) {
                return link;
            }
        }
        return -1;
    }

    private void check(LinkedModel model, IntToLongFunction leastTicks) {
        ModelDeclaration declaration = ModelDeclaration.of(model, model.noParameters(), 1_000);
        LinkCheck.require(declaration, directory(links), leastTicks);
    }

    private void check(IntToLongFunction leastTicks) {
        check(new LinkedModel(links, true, 0), leastTicks);
    }

    @Test
    void shouldTakeLinksThatAreAsLongAsExpected() {
        assertDoesNotThrow(() -> check(partition -> partition == 1 ? 0 : Long.MAX_VALUE));
    }

    @Test
    void shouldTakeAModelWithoutLinks() {
        assertDoesNotThrow(() -> check(new LinkedModel(links, false, 0), partition -> Long.MAX_VALUE));
    }

    @Test
    void shouldNameTheLinkThatIsShorter() {
        int lp = firstThatLeaves(links);
        int link = firstLinkThatLeaves(links, lp);
        String begin = "the model declares a link from LP " + lp + " to LP " + links.target(lp, link)
                + " with a smallest delay of " + links.delayTicks(lp, link) + " ticks (";
        String shorter = assertThrows(ModelException.class, () -> check(partition -> Long.MAX_VALUE - 1))
                .getMessage();
        assertEquals(begin, shorter.substring(0, begin.length()));
        assertTrue(shorter.contains("was shorter than " + (Long.MAX_VALUE - 1) + " ticks."), shorter);
        String unknown = assertThrows(ModelException.class, () -> check(partition -> Long.MAX_VALUE))
                .getMessage();
        assertTrue(unknown.contains("it declared no link to the partition of that LP."), unknown);
    }
}
