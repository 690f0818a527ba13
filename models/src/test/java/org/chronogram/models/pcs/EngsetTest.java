package org.chronogram.models.pcs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EngsetTest {
    /** The states of the other callers, written out as binomial terms. */
    @Test
    void shouldBeTheShareOfTheLastStateOfTheOtherSources() {
        double load = 0.5;
        double[] terms = {1, 4 * load, 6 * load * load};
        assertEquals(terms[2] / (terms[0] + terms[1] + terms[2]), new Engset(5, 2, load).blocking(), 1e-12);
    }

    @Test
    void shouldCarryTheMeanOfItsOwnStates() {
        double load = 0.5;
        double[] terms = {1, 5 * load, 10 * load * load};
        double mean = (terms[1] + 2 * terms[2]) / (terms[0] + terms[1] + terms[2]);
        assertEquals(mean, new Engset(5, 2, load).meanBusy(), 1e-12);
    }

    @Test
    void shouldNeverBlockWhereEachSourceHasAServer() {
        assertEquals(0, new Engset(5, 5, 3).blocking());
        assertEquals(0, new Engset(1, 7, 3).blocking());
        assertEquals(5 * 0.75, new Engset(5, 9, 3).meanBusy(), 1e-12);
    }

    /** Ten servers with a load of 5 erlang block 1.84 % in Erlang's tables. */
    @Test
    void shouldBecomeErlangsFormulaWithManySources() {
        assertEquals(0.018385, new Engset(100_000_000, 10, 5e-8).blocking(), 1e-6);
    }
}
