package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.run.EarlyEnd;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.Measuring;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The checkpoints of two workers, in a directory of their own. */
abstract class CheckpointKeeperFixture {
    static final int WORKERS = 2;
    static final long WALL_NS = 77;
    static final String SAME_CODE = "";

    @TempDir
    Path run;

    Path directory;
    CheckpointFiles files;
    final List<String> notices = new ArrayList<>();

    @BeforeEach
    void setUp() {
        directory = run.resolve("checkpoints");
        files = new CheckpointFiles(directory, WORKERS);
    }

    CheckpointKeeper keeper() {
        return keeper(FaultTolerance.DEFAULT.in(run.toString()), SAME_CODE, 1);
    }

    /** Returns the keeper of a run, whose code has one jar more where one is named. */
    CheckpointKeeper keeper(FaultTolerance faultTolerance, String jar, long seed) {
        RunSpecification specification = RunSpecification.of(new Simulation(
                        "phold", Map.of(), Map.of(), seed, 0, 1_000_000_000, 1_000_000, Measuring.ALL, EarlyEnd.NONE))
                .on(WORKERS, 1)
                .with(faultTolerance);
        PreparedRun prepared = PreparedRun.of(specification);
        Map<String, String> code =
                jar.isEmpty() ? prepared.specification().code().checksums() : Map.of(jar, "0123");
        return new CheckpointKeeper(
                new PreparedRun(
                        prepared.specification().withCode(code),
                        prepared.catalog(),
                        prepared.model(),
                        prepared.parameters(),
                        prepared.declaration(),
                        prepared.partitions()),
                Optional.of(directory).filter(path -> faultTolerance.usesCheckpoints()),
                notices::add);
    }

    Optional<CheckpointCost> commit(CheckpointKeeper keeper, long steps) {
        Optional<CheckpointCost> none = keeper.written(WORKERS, 0, files.write(0, steps, 0), WALL_NS);
        assertEquals(Optional.empty(), none);
        return keeper.written(WORKERS, 1, files.write(0, steps, 1), WALL_NS);
    }

    boolean isComplete(CheckpointKeeper keeper, int worker, long steps) {
        return keeper.written(WORKERS, worker, files.write(0, steps, worker), WALL_NS)
                .isPresent();
    }
}
