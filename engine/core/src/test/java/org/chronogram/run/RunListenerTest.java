package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.results.Recovery;
import org.junit.jupiter.api.Test;

final class RunListenerTest {
    private record Noting(String name, List<String> calls) implements RunListener {
        @Override
        public void onProgress(Progress progress) {
            calls.add(name + " progress " + progress.events());
        }

        @Override
        public void onNotice(String line) {
            calls.add(name + " notice " + line);
        }

        @Override
        public void onWorkers(List<WorkerHandle> workers) {
            calls.add(name + " workers " + workers);
        }

        @Override
        public void onCheckpoint(CommittedCheckpoint checkpoint) {
            calls.add(name + " checkpoint " + checkpoint.steps());
        }

        @Override
        public void onRecovery(Recovery recovery) {
            calls.add(name + " recovery " + recovery.number());
        }
    }

    private record Seventh() implements WorkerHandle {
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void inject(ProcessFault fault) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return "7";
        }
    }

    @Test
    void shouldPassEveryCallToAllInTheirOrder() {
        List<String> calls = new ArrayList<>();
        RunListener all = RunListener.all(List.of(new Noting("a", calls), new Noting("b", calls)));
        all.onProgress(new Progress(1, 2, 3, 4, 5, List.of(3L)));
        all.onNotice("n");
        all.onWorkers(List.of(new Seventh()));
        all.onCheckpoint(new CommittedCheckpoint(8, 0, 0, 0));
        all.onRecovery(new Recovery(9, 0, "", 0, "", "", 0, 0, ""));
        assertEquals(
                List.of(
                        "a progress 3",
                        "b progress 3",
                        "a notice n",
                        "b notice n",
                        "a workers [7]",
                        "b workers [7]",
                        "a checkpoint 8",
                        "b checkpoint 8",
                        "a recovery 9",
                        "b recovery 9"),
                calls);
    }
}
