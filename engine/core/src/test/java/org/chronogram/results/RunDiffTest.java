package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunDiffTest {
    private static final String HEADER = "time,events,digest,\"lost, all.count\"\r\n";

    @TempDir
    private Path directory;

    private Path run(String name, String rate, String digest, String series) throws IOException {
        Path run = Files.createDirectory(directory.resolve(name));
        Files.writeString(
                run.resolve("run.json"),
                "{\"model\":\"ring\",\"parameters\":{\"rate\":\"" + rate + "\",\"lps\":\"4\"},\"seed\":1,\"digest\":\""
                        + digest + "\",\"results\":{\"lost\":{\"count\":" + rate + "}}}");
        if (!series.isEmpty()) {
            Files.writeString(run.resolve("series.csv"), HEADER + series);
        }
        return run;
    }

    private static Path sampledEvery(String time, Path run) throws IOException {
        Path manifest = run.resolve("run.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, "{\"sampleEvery\":\"" + time + "\"," + text.substring(1));
        return run;
    }

    @Test
    void shouldSayThatRunsAreTheSame() throws IOException {
        RunDiff diff = RunDiff.of(run("a", "5", "ab", "1.0,7,ab,0\r\n"), run("b", "5", "ab", "1.0,7,ab,0\r\n"));
        assertTrue(diff.isSameResult());
        assertEquals(
                List.of(
                        "input: the same, code included",
                        "time: no interval of the series differs",
                        "result: the same, digest ab"),
                diff.lines());
    }

    @Test
    void shouldSayInWhichIntervalRunsPart() throws IOException {
        RunDiff diff = RunDiff.of(
                run("a", "5", "ab", "1.0,7,01,0\r\n2.0,7,02,1\r\n3.0,7,03,2\r\n"),
                run("b", "6", "cd", "1.0,7,01,0\r\n2.0,7,12,3\r\n3.0,7,13,2\r\n"));
        assertFalse(diff.isSameResult());
        assertEquals(
                List.of(
                        "input: parameters rate: 5 and 6",
                        "time: the same up to 1.0; the first difference is between there and 2.0",
                        "  digest: 02 and 12",
                        "  lost, all.count: 1 and 3",
                        "result: digest: ab and cd",
                        "result: results lost count: 5 and 6"),
                diff.lines());
    }

    @Test
    void shouldNameTheResultsThatAreTheSame() throws IOException {
        Path one = run("a", "5", "ab", "");
        Path other = run("b", "6", "cd", "");
        for (Path run : List.of(one, other)) {
            Path manifest = run.resolve("run.json");
            String text = Files.readString(manifest);
            Files.writeString(
                    manifest,
                    "{\"events\":9," + text.substring(1).replace("{\"lost\"", "{\"served\":{\"count\":3},\"lost\""));
        }
        List<String> lines = RunDiff.of(one, other).lines();
        assertEquals("result: the same in both: events, served", lines.get(lines.size() - 1));
    }

    @Test
    void shouldSayWhatIsMissingToTellTheTime() throws IOException {
        Path one = run("a", "5", "ab", "1.0,7,01,0\r\n");
        assertTrue(RunDiff.of(one, run("b", "5", "ab", "")).lines().get(1).contains("b has no series; run both with"));
        assertEquals(
                "time: not known, as the runs have different --sample-every: their next lines are of 1.0 and 0.5",
                RunDiff.of(one, sampledEvery("0.5 s", run("c", "5", "ab", "0.5,7,01,0\r\n")))
                        .lines()
                        .get(1));
        assertEquals(
                "time: the same up to 1.0, where the series of one run ends",
                RunDiff.of(one, run("d", "5", "ab", "1.0,7,01,0\r\n2.0,7,01,0\r\n"))
                        .lines()
                        .get(1));
    }

    @Test
    void shouldTakeTheTimeFromTheDigestLogsWhereBothHaveOne() throws IOException {
        Path one = run("a", "5", "ab", "1.0,7,01,0\r\n");
        Path other = run("b", "6", "cd", "1.0,7,01,0\r\n");
        assertEquals(Long.MAX_VALUE, RunDiff.of(one, other).differentTicks());
        Files.writeString(one.resolve("digests.csv"), "ticks,time,events,digest\r\n50,0.5s,1,01\r\n60,0.6s,1,02\r\n");
        Files.writeString(other.resolve("digests.csv"), "ticks,time,events,digest\r\n50,0.5s,1,01\r\n60,0.6s,1,03\r\n");
        RunDiff diff = RunDiff.of(one, other);
        assertEquals(
                "time: the same up to 0.5s; the first difference is between there and 0.6s",
                diff.lines().get(1));
        assertEquals(50, diff.equalTicks());
        assertEquals(60, diff.differentTicks());
        Files.writeString(one.resolve("digests.csv"), "ticks,time,events,digest\r\nsoon,0.5s,1,01\r\n");
        String message = assertThrows(InvalidInputException.class, () -> RunDiff.of(one, other))
                .getMessage();
        assertEquals(
                one.resolve("digests.csv")
                        + ", line 2: the time soon, expected a whole number of ticks; the file is damaged, run the model again",
                message);
        Files.writeString(one.resolve("digests.csv"), "ticks,time,events,digest\r\n50,0.5s,1\r\n");
        assertEquals(
                one.resolve("digests.csv") + ", line 2: 3 fields, expected 4; the file is damaged, run the model again",
                assertThrows(InvalidInputException.class, () -> RunDiff.of(one, other))
                        .getMessage());
    }

    @Test
    void shouldSayThatADigestLogEndsEarly() throws IOException {
        Path one = run("a", "5", "ab", "");
        Path other = run("b", "5", "ab", "");
        Files.writeString(one.resolve("digests.csv"), "ticks,time,events,digest\r\n50,0.5s,1,01\r\n");
        Files.writeString(
                other.resolve("digests.csv"),
                "ticks,time,events,digest\r\n50,0.5s,1,01\r\n60,0.6s,1,03\r\n70,0.7s,1,03\r\n");
        assertEquals(
                "time: no interval of the digest logs differs up to 0.5s, where one of them ends; the other goes on to 0.7s",
                RunDiff.of(one, other).lines().get(1));
    }

    /** Whatever run.json says: one of the files was changed afterwards. */
    @Test
    void shouldNotCallRunsTheSameWhoseSeriesDiffer() throws IOException {
        Path one = run("a", "5", "ab", "1.0,7,01,0\r\n2.0,7,02,0\r\n");
        Path changed = run("b", "5", "ab", "1.0,7,01,0\r\n2.0,7,02,1\r\n");
        Path cut = run("c", "5", "ab", "1.0,7,01,0\r\n");
        Path damaged = run("d", "5", "ab", "1.0,7,01,0\r\nx\r\n");
        for (Path other : List.of(changed, cut, damaged)) {
            RunDiff diff = RunDiff.of(one, other);
            assertFalse(diff.isSameResult(), other.toString());
            assertTrue(diff.lines().get(diff.lines().size() - 1).contains("but the runs came to it in different ways"));
        }
        assertEquals(
                "time: the same up to 1.0, after which the series have lines of different times, 2.0 and x: one of the"
                        + " files was changed or is damaged",
                RunDiff.of(one, damaged).lines().get(1));
        for (Path run : List.of(one, changed)) {
            Files.writeString(run.resolve("digests.csv"), "ticks,time,events,digest\r\n50,0.5s,1,01\r\n");
        }
        assertFalse(RunDiff.of(one, changed).isSameResult(), "the same digest logs do not make the series the same");
    }

    @Test
    void shouldRefuseRunsOfDifferentModels() throws IOException {
        Path one = run("a", "5", "ab", "");
        Path other = run("b", "5", "ab", "");
        Files.writeString(other.resolve("run.json"), "{\"model\":\"phold\",\"digest\":\"ab\"}");
        String message = assertThrows(InvalidInputException.class, () -> RunDiff.of(one, other))
                .getMessage();
        assertTrue(message.endsWith("b one of phold: expected two runs of one model"), message);
    }

    @Test
    void shouldRefuseAFileOfAnotherProgram() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("run.json"), "{\"a\":1}");
        String message = assertThrows(InvalidInputException.class, () -> RunDiff.of(other, other))
                .getMessage();
        assertTrue(message.contains("run.json has no fields model and digest"), message);
    }

    @Test
    void shouldRefuseWhatIsNoRun() throws IOException {
        Path one = run("a", "5", "ab", "");
        String message = assertThrows(InvalidInputException.class, () -> RunDiff.of(one, directory))
                .getMessage();
        assertTrue(
                message.endsWith("there is no run.json: expected the directory of a run that has ended, as it was given"
                        + " with --out"));
    }
}
