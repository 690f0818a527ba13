package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.run.Outside;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class DigestLogOptionTest {
    private static final TimeBase TIME_BASE = new TimeBase("s", 1_000);
    private static final RunSpecification RUN = RunSpecification.of(Simulation.of("phold", Map.of(), 5_000_000));

    private final DigestLogOption option = new DigestLogOption();
    private List<String> others = List.of();

    private RunSpecification applied(RunSpecification run, String... arguments) {
        CommandSpec spec = CommandSpec.create().addMixin("log", CommandSpec.forAnnotatedObject(option));
        spec.addPositional(CommandLine.Model.PositionalParamSpec.builder()
                .paramLabel("OTHER")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        List<String> found = new CommandLine(spec)
                .parseArgs(arguments).matchedPositionals().stream()
                        .flatMap(positional -> positional.stringValues().stream())
                        .toList();
        others = found;
        return option.appliedTo(run, TIME_BASE);
    }

    private static long ticks(RunSpecification run) {
        return run.simulation().measuring().digestTicks();
    }

    @Test
    void shouldLogOnlyWhenAsked() {
        assertEquals(RUN, applied(RUN));
        assertEquals(100, ticks(applied(RUN, "--digest-log=100ms")));
    }

    @Test
    void shouldLeaveTheWorldOutsideAlone() {
        RunSpecification paced = RUN.with(new Outside(1.5, "127.0.0.1:7400", "", "", ""));
        assertEquals(paced.outside(), applied(paced, "--digest-log").outside());
    }

    /** The next argument is the directory of a run, and no time. */
    @Test
    void shouldChooseATimeAndLeaveTheNextArgumentAlone() {
        assertEquals(25_000, ticks(applied(RUN, "--digest-log", "RUN_DIR")));
        assertEquals(List.of("RUN_DIR"), others);
    }

    @Test
    void shouldKeepTheTimeOfARunThatIsResumed() {
        RunSpecification logging = applied(RUN, "--digest-log=100ms");
        assertEquals(100, ticks(applied(logging, "--digest-log")));
        String message = assertThrows(InvalidInputException.class, () -> applied(logging, "--digest-log=1s"))
                .getMessage();
        assertEquals(
                "--digest-log=1s: the run was started with --digest-log=0.1s: leave the option out, or give that time",
                message);
    }

    @Test
    void shouldRefuseWhatIsNoTimeAfterTheStart() {
        assertThrows(InvalidInputException.class, () -> applied(RUN, "--digest-log=0"));
        assertThrows(InvalidInputException.class, () -> applied(RUN, "--digest-log=often"));
    }
}
