package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.chronogram.results.RunDirectory;
import org.chronogram.run.Outside;
import org.chronogram.run.RunSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of two builds of a model that differ in one line: {@code sim diff} and {@code sim replay} as a user has them. */
final class PartingRunsTest {
    private static final String MODEL = """
            package lanes;

            import java.util.List;
            import org.chronogram.model.*;

            public final class Lanes implements Model {
                record Lane(int lp) implements LogicalProcess {
                    public void initialize(EventContext context) {
                        context.schedule(1, 1);
                    }
                    public void onEvent(Event event, EventContext context) {
                        %s
                        context.send((lp + 1) %% 8, 1000 + context.random().nextInt(5000), 1);
                    }
                }
                public String name() { return "lanes"; }
                public String description() { return "a model of a user"; }
                public String defaultEndTime() { return "1ms"; }
                public List<Parameter<?>> parameters() { return List.of(); }
                public void build(ModelBuilder builder, ParameterValues parameters) {
                    builder.lookahead(1000);
                    builder.logicalProcesses(8, Lane::new);
                }
            }
            """;
    private static final String PLANTED = "if (lp == 5 && context.now() > 700_000) { context.random().nextLong(); }";

    @TempDir
    private Path directory;

    private TestCommandLine cli;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
        cli.factory = SimulationRun::ofMaster;
    }

    private String compile(String name, String line) throws IOException {
        Path root = Files.createDirectories(directory.resolve(name));
        Path source = Files.writeString(root.resolve("Lanes.java"), MODEL.formatted(line));
        Path services = Files.createDirectories(root.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.chronogram.model.Model"), "lanes.Lanes");
        String[] arguments = {
            "-proc:none", "-d", root.toString(), "-cp", System.getProperty("java.class.path"), source.toString()
        };
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));
        return root.toString();
    }

    private void run(String classPath, String out, String... more) {
        String[] arguments = {"run", "lanes", "--class-path", classPath, "--workers", "0", "--quiet", "--out", out};
        String[] all = Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
        assertEquals(0, cli.execute(all), cli::err);
    }

    @Test
    void shouldNameTheEventInWhichTwoBuildsOfAModelPart() throws IOException {
        String before = compile("before", "");
        run(before, "a", "--digest-log=50us");
        run(compile("after", PLANTED), "b", "--digest-log=50us", "--threads", "2");
        assertEquals(ExitCode.DIFFERENT, cli.execute("diff", "a", "b"), cli::err);
        String out = cli.out();
        assertTrue(
                out.contains("time: the same up to 0.0007s; the first difference is between there and 0.00075s"), out);
        assertTrue(out.contains("cause: LP 5 at 0.00070"), out);
        assertTrue(out.contains("  a: draws 1 random number, sends to LP 6 at "), out);
        assertTrue(out.contains("  b: draws 2 random numbers, sends to LP 6 at "), out);
        assertTrue(out.contains("event: the first that is not the same is one of LP 6"), out);

        assertEquals(ExitCode.DIFFERENT, cli.execute("diff", "a", "b", "--no-events"), cli::err);
        assertFalse(cli.out().contains("cause:"), cli.out());

        assertEquals(
                0, cli.execute("replay", "a", "--lp", "6", "--from", "0.7ms", "--to", "0.71ms", "--no-wait"), cli::err);
        assertTrue(cli.out().startsWith("ticks,time,lp,type,source,sequence,payload"), cli.out());
        assertTrue(cli.out().lines().skip(1).allMatch(line -> line.split(",")[2].equals("6")), cli.out());

        assertEquals(ExitCode.BAD_INPUT, cli.execute("diff", "a", "b", "--stop-after", "soon"));

        compile("before", PLANTED);
        assertEquals(ExitCode.BAD_INPUT, cli.execute("diff", "a", "b"));
        assertTrue(cli.err().contains("sim: a: the code in before has changed since the run was made"), cli.err());
        assertTrue(cli.out().contains("result: digest: "), cli.out());
        String copy = compile("copy", "");
        assertEquals(ExitCode.DIFFERENT, cli.execute("diff", "a", "b", "--class-path-a", copy), cli::err);
        assertEquals(out, cli.out());
    }

    @Test
    void shouldSayThatRunsAreTheSame() throws IOException {
        String classPath = compile("code", "");
        run(classPath, "a", "--digest-log=50us");
        run(classPath, "b", "--digest-log=100us", "--threads", "2");
        assertEquals(0, cli.execute("diff", "a", "b"), cli::err);
        assertTrue(cli.out().contains("time: no interval of the digest logs differs up to 0.001s"), cli.out());
        assertFalse(cli.out().contains("events:"), cli.out());
    }

    /** Their events cannot be put into a part of a run: what was repeated without them would be another run. */
    @Test
    void shouldRefuseToRepeatRunsThatTookEventsFromOutside() throws IOException {
        String classPath = compile("code", "");
        run(classPath, "a", "--digest-log=50us");
        RunDirectory run = RunDirectory.ofRun(directory.resolve("a"));
        RunSpecification before = RunInput.resumed("input", run.readInput(), "a");
        Outside outside = new Outside(0, "", "", "external-events.csv", "0");
        Files.writeString(run.inputFile(), RunDirectory.inputOf(RunInput.fields(before.with(outside))));
        assertEquals(
                ExitCode.BAD_INPUT, cli.execute("replay", "a", "--lp", "6", "--from", "0s", "--no-wait"), cli::out);
        assertTrue(cli.err().contains("the run has taken events from outside"), cli.err());
        assertEquals(1, cli.err().lines().count(), cli.err());
    }
}
