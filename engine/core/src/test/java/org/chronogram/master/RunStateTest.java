package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RunStateTest {
    private final RunState state = new RunState();

    @Test
    void shouldBuildTheModelFirst() {
        assertEquals(": the model was being built; nothing of the run is kept", state.text());
    }

    @Test
    void shouldSayWhatTheRunIsDoingWheneverItIsAsked() {
        String[] activity = {"LP 1"};
        state.set(() -> activity[0], () -> "; the last checkpoint is kept");
        assertEquals(": LP 1; the last checkpoint is kept", state.text());
        activity[0] = "";
        assertEquals(": a step was under way; the last checkpoint is kept", state.text());
    }
}
