package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ReportMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunDirectoryTest {
    @TempDir
    private Path root;

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldWriteThreeFilesAndNoTemporaryOnes() throws IOException {
        RunDirectory.named(root.resolve("a/b")).write(new SampleRun().build());
        assertEquals(List.of("results.csv", "run.json", "step-latency.hlog"), filesIn(root.resolve("a/b")));
    }

    @Test
    void shouldWriteTheObjectThatIsPrinted() throws IOException {
        RunResult result = new SampleRun().build();
        RunDirectory.named(root).write(result);
        JsonMapper mapper = new JsonMapper();
        assertEquals(
                mapper.readTree(JsonText.onOneLine(RunManifest.of(result))),
                mapper.readTree(root.resolve("run.json").toFile()));
    }

    @Test
    void shouldWriteResultsAsCsv() throws IOException {
        SampleRun run = new SampleRun();
        run.results.add(new ResultEntry("link \"a\", b", "1/s", java.util.Map.of("value", 1.5e-7)));
        RunDirectory.named(root).write(run.build());
        assertEquals("""
                name,field,value,unit\r
                visits,value,12345678,events\r
                delay,count,3,s\r
                delay,mean,0.25,s\r
                delay,standardDeviation,,s\r
                "link ""a"", b",value,1.5E-7,1/s\r
                """, Files.readString(root.resolve("results.csv")));
    }

    @Test
    void shouldWriteWhichPartitionOwnsEachLp() throws IOException {
        SampleRun run = new SampleRun();
        run.division = new LpDivision("by links", () -> "1\n0\n", 2, 1, 10, Delays.NONE, 1, "");
        RunDirectory.named(root).write(run.build());
        assertEquals("1\n0\n", Files.readString(root.resolve("partition.txt")));
    }

    @Test
    void shouldWriteTheEventsOfEachLpAndKeepNoneOfAnEarlierPartOfTheRun() throws IOException {
        RunDirectory directory = RunDirectory.named(root);
        SampleRun run = new SampleRun();
        run.lpEvents = new LpEvents(new int[] {7, 0, -1});
        directory.write(run.build());
        assertEquals("lp,events\r\n0,7\r\n1,0\r\n2,4294967295\r\n", Files.readString(root.resolve("lp-events.csv")));
        directory.write(new SampleRun().build());
        assertFalse(Files.exists(root.resolve("lp-events.csv")));
    }

    @Test
    void shouldWriteTheMapsOfTheModelAndKeepNoneOfAnEarlierPartOfTheRun() throws IOException {
        RunDirectory directory = RunDirectory.named(root);
        SampleRun run = new SampleRun();
        ReportMap map = new ReportMap("Topology", "load", "%");
        map.link(map.place("a", 0, 1), map.assumedPlace("b", 2, 0.5), 7);
        run.maps.add(map);
        directory.write(run.build());
        assertEquals(
                "{\"maps\":[{\"title\":\"Topology\",\"value\":\"load\",\"unit\":\"%\",\"names\":[\"a\",\"b\"],"
                        + "\"x\":[0.0,2.0],\"y\":[1.0,0.5],\"assumed\":[1],\"from\":[0],\"to\":[1],"
                        + "\"values\":[7.0]}]}",
                Files.readString(root.resolve("maps.json")).strip());
        directory.write(new SampleRun().build());
        assertFalse(Files.exists(root.resolve("maps.json")));
    }

    @Test
    void shouldLeaveNoHalfResultWhenAFileCannotBeWritten() throws IOException {
        RunDirectory directory = RunDirectory.named(root.resolve("run"));
        // No file can take the place of a directory: as on a full disk, run.json is not written.
        Path inTheWay = Files.createDirectory(root.resolve("run/run.json"));
        assertThrows(IOException.class, () -> directory.write(new SampleRun().build()));
        Files.delete(inTheWay);
        assertEquals(List.of(), filesIn(root.resolve("run")));
        directory.discardIfEmpty();
        assertFalse(Files.exists(root.resolve("run")));
    }

    @Test
    void shouldWriteTheOtherFilesWhereOneCannotBeWritten() throws IOException {
        RunDirectory directory = RunDirectory.named(root.resolve("run"));
        directory.writeInput(RunDirectory.inputOf(Map.of("model", "m")));
        Files.createDirectory(root.resolve("run/checkpoints"));
        assertFalse(directory.hasCheckpoints());
        Files.createDirectory(root.resolve("run/checkpoints/step-1-epoch-0"));
        Path inTheWay = Files.createDirectories(root.resolve("run/maps.json/x"));
        SampleRun run = new SampleRun();
        run.maps.add(new ReportMap("Topology", "load", "%"));
        UnwrittenFiles unwritten = directory.writeWhatFits(run.build());
        assertEquals(List.of("maps.json"), unwritten.names());
        assertEquals(
                List.of("maps.json"),
                RunManifest.read(root.resolve("run")).orElseThrow().get("unwritten"));
        assertTrue(Files.exists(root.resolve("run/results.csv")));
        assertTrue(directory.hasCheckpoints());
        assertEquals(
                directory.path(), RunDirectory.unfinished(root.resolve("run")).path());
        deleteAll(inTheWay.getParent());
        assertTrue(directory.writeWhatFits(run.build()).none());
        assertFalse(directory.hasCheckpoints());
        assertThrows(InvalidInputException.class, () -> RunDirectory.unfinished(root.resolve("run")));
    }

    private static void deleteAll(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("x"));
        Files.deleteIfExists(folder);
    }

    @Test
    void shouldWriteNothingWhereTheManifestCannotBeWritten() throws IOException {
        RunDirectory directory = RunDirectory.named(root.resolve("run"));
        Files.move(directory.path(), root.resolve("moved"));
        assertThrows(IOException.class, () -> directory.writeWhatFits(new SampleRun().build()));
        assertEquals(List.of(), filesIn(root.resolve("moved")));
    }

    @Test
    void shouldWriteStepLatencyThatHdrHistogramReads() throws IOException {
        RunResult result = new SampleRun().build();
        RunDirectory.named(root).write(result);
        HistogramLogReader reader =
                new HistogramLogReader(root.resolve("step-latency.hlog").toFile());
        assertEquals(result.execution().stepLatencyNs(), (Histogram) reader.nextIntervalHistogram());
    }

    @Test
    void shouldRefuseDirectoryThatHoldsARun() throws IOException {
        Files.writeString(root.resolve("run.json"), "{}");
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> RunDirectory.named(root));
        assertEquals(
                "--out=" + root + ": there is a run in this directory already (" + root.resolve("run.json")
                        + "); give another directory, or remove it first",
                error.getMessage());
    }

    @Test
    void shouldRefuseFile() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> RunDirectory.named(file));
        assertEquals("--out=" + file + ": " + file + " is a file; expected a directory", error.getMessage());
    }

    @Test
    void shouldRefuseDirectoryThatCannotBeCreated() throws IOException {
        Path below = Files.writeString(root.resolve("file"), "").resolve("sub");
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> RunDirectory.fresh(below));
        assertTrue(error.getMessage().startsWith("cannot write to the run directory " + below), error::getMessage);
        assertTrue(error.getMessage().endsWith("give another with --out DIR, or --out none to write nothing"));
    }

    @Test
    void shouldNumberDirectoriesOfTheSameName() {
        Path wanted = root.resolve("runs/phold-20260102-030405");
        assertEquals(wanted, RunDirectory.fresh(wanted).path());
        assertEquals(Path.of(wanted + "-2"), RunDirectory.fresh(wanted).path());
        assertEquals(Path.of(wanted + "-3"), RunDirectory.fresh(wanted).path());
    }

    @Test
    void shouldRemoveOnlyAnEmptyDirectoryThatItCreated() throws IOException {
        RunDirectory.named(root).discardIfEmpty();
        assertTrue(Files.exists(root));
        RunDirectory created = RunDirectory.named(root.resolve("new"));
        created.discardIfEmpty();
        assertFalse(Files.exists(created.path()));
        RunDirectory written = RunDirectory.named(root.resolve("written"));
        written.write(new SampleRun().build());
        written.discardIfEmpty();
        assertEquals(3, filesIn(written.path()).size());
    }

    /** A user who may write to the parent directory can replace the run directory by a link. */
    @Test
    void shouldNeitherWriteNorRemoveAnythingElsewhere() throws IOException {
        Path precious = Files.createDirectories(root.resolve("precious/checkpoints"));
        Files.writeString(precious.resolve("file"), "kept");
        RunDirectory directory = RunDirectory.named(root.resolve("run"));
        Files.move(directory.path(), root.resolve("moved"));
        Files.createSymbolicLink(directory.path(), precious.getParent());
        IOException error = assertThrows(IOException.class, () -> directory.write(new SampleRun().build()));
        assertEquals("it was replaced by another directory", FileFaults.describe(error));
        directory.discardIfEmpty();
        assertEquals(List.of("checkpoints"), filesIn(precious.getParent()));
        assertEquals("kept", Files.readString(precious.resolve("file")));
    }

    @Test
    void shouldRemoveCheckpointsAndNotWhatLinksInThemLeadTo() throws IOException {
        Path precious = Files.createDirectories(root.resolve("precious/deep"));
        Files.writeString(precious.resolve("file"), "kept");
        RunDirectory directory = RunDirectory.named(root.resolve("run"));
        Path step = Files.createDirectories(directory.path().resolve("checkpoints/step-1-epoch-0"));
        Files.createSymbolicLink(step.resolve("link"), precious);
        directory.write(new SampleRun().build());
        assertFalse(Files.exists(directory.path().resolve("checkpoints")));
        assertEquals("kept", Files.readString(precious.resolve("file")));
    }

    @Test
    void shouldRemoveWhatItHasCreatedAboveItToo() throws IOException {
        Path deep = root.resolve("a/b");
        RunDirectory.named(deep.resolve("run")).discardIfEmpty();
        RunDirectory.fresh(deep.resolve("run")).discardIfEmpty();
        assertEquals(List.of(), filesIn(root));
        RunDirectory first = RunDirectory.fresh(deep.resolve("run"));
        RunDirectory second = RunDirectory.fresh(deep.resolve("run"));
        first.discardIfEmpty();
        assertEquals(List.of("run-2"), filesIn(deep));
        second.discardIfEmpty();
        assertEquals(List.of(), filesIn(deep));
    }

    @Test
    void shouldSayWhyItCannotWrite() throws IOException {
        RunDirectory directory = RunDirectory.named(root.resolve("gone"));
        Files.delete(directory.path());
        IOException error = assertThrows(IOException.class, () -> directory.write(new SampleRun().build()));
        assertEquals("no such file", FileFaults.describe(error));
    }
}
