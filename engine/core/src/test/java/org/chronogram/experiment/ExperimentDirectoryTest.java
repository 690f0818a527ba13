package org.chronogram.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.files.OwnDirectory;
import org.chronogram.host.SmallFileSystem;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.EngineVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExperimentDirectoryTest {
    @TempDir
    private Path parent;

    private Path path;

    @BeforeEach
    void nameDirectory() {
        path = parent.resolve("sweep");
    }

    private void make(ExperimentPlan plan) {
        ExperimentDirectory.open(path, plan).close();
    }

    private String refused(ExperimentPlan plan) {
        return assertThrows(InvalidInputException.class, () -> make(plan)).getMessage();
    }

    @Test
    void shouldRefuseOtherValuesByName() {
        make(FakeRuns.plan(2, "rate=1,2"));
        assertEquals(
                "--out=" + path + ": there is another experiment in this directory: its varied.rate is [\"1\",\"2\"],"
                        + " here [\"1\",\"3\"]; give another directory, or the same values",
                refused(FakeRuns.plan(2, "rate=1,3")));
    }

    @Test
    void shouldRefuseTheSameValuesInAnotherOrder() {
        make(FakeRuns.plan(2, "rate=1,2", "buffer=3"));
        String message = refused(FakeRuns.plan(2, "buffer=3", "rate=1,2"));
        assertTrue(message.contains("its varied is {\"rate\":[\"1\",\"2\"],\"buffer\":[\"3\"]}"), message);
    }

    @Test
    void shouldRefuseAnotherSeedAndModelByName() {
        make(FakeRuns.plan(2, "rate=1,2"));
        Map<String, Object> input =
                new LinkedHashMap<>(FakeRuns.plan(2, "rate=1,2").input());
        input.put("seed", 8L);
        input.put("model", "other");
        String message = refused(new ExperimentPlan(FakeRuns.grid("rate=1,2"), input, 2));
        assertTrue(message.contains("its model is \"fake\", here \"other\"; its seed is 7, here 8"), message);
    }

    @Test
    void shouldRememberTheMostReplications() {
        make(FakeRuns.plan(2, "rate=1,2"));
        make(FakeRuns.plan(5, "rate=1,2"));
        make(FakeRuns.plan(3, "rate=1,2"));
        try (ExperimentDirectory directory = ExperimentDirectory.existing(path)) {
            assertEquals(5, directory.plan().replications());
            assertEquals(
                    FakeRuns.grid("rate=1,2").points(), directory.plan().grid().points());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, 500_001})
    void shouldRefuseTooFewAndTooManyReplications(int replications) {
        String message = assertThrows(InvalidInputException.class, () -> FakeRuns.plan(replications, "rate=1,2"))
                .getMessage();
        assertTrue(message.startsWith("--replications=" + replications), message);
    }

    @Test
    void shouldRefuseADirectoryOfSomethingElse() throws IOException {
        Files.createDirectories(path);
        Files.createFile(path.resolve("thesis.tex"));
        assertTrue(refused(FakeRuns.plan(2)).startsWith("--out=" + path + ": there is no sweep.json, but thesis.tex"));
        assertThrows(InvalidInputException.class, () -> ExperimentDirectory.existing(path));
    }

    @Test
    void shouldRefuseAFile() throws IOException {
        Files.createFile(path);
        assertTrue(refused(FakeRuns.plan(2)).startsWith("--out=" + path + ": "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"format\":2,\"varied\":{},\"replications\":1}", "[]"})
    void shouldRefuseADamagedPlan(String content) throws IOException {
        make(FakeRuns.plan(2));
        Files.writeString(path.resolve("sweep.json"), content);
        assertTrue(refused(FakeRuns.plan(2)).contains("sweep.json"));
    }

    @Test
    void shouldLetOneProcessAloneUseIt() {
        try (ExperimentDirectory directory = ExperimentDirectory.open(path, FakeRuns.plan(2))) {
            assertEquals(path, directory.path());
            refused(FakeRuns.plan(2));
        }
        make(FakeRuns.plan(2));
    }

    @Test
    void shouldRefuseRunsThatAreNotItsOwn() throws IOException {
        new FakeRuns().run(path, FakeRuns.plan(2, "rate=1,2"));
        Files.move(path.resolve("runs/0003"), path.resolve("runs/0004"));
        assertTrue(refusedResults().startsWith(path.resolve("runs/0004") + ": is not the run rate=1, replication 2"));
        Files.move(path.resolve("runs/0004"), path.resolve("runs/best"));
        assertTrue(refusedResults().startsWith(path.resolve("runs/best") + ": is not a run of this experiment"));
    }

    @Test
    void shouldSayHowToRepeatARunWhoseFileIsDamaged() throws IOException {
        new FakeRuns().run(path, FakeRuns.plan(2, "rate=1,2"));
        Path run = path.resolve("runs/0002");
        Path file = run.resolve("run.json");
        String whole = Files.readString(file);
        String advice = ": remove the directory " + run + " and start the same sweep again, which repeats this run";
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        assertTrue(refusedResults().startsWith(file + " is damaged: "), refusedResults());
        assertTrue(refusedResults().endsWith(advice), refusedResults());
        Files.writeString(file, "{}");
        assertEquals(
                file + ": parameters=null, expected an object: the file is damaged, or of another version" + advice,
                refusedResults());
        OwnDirectory.delete(run);
        FakeRuns again = new FakeRuns();
        assertEquals(4, again.run(path, FakeRuns.plan(2, "rate=1,2")).kept());
        assertEquals(List.of(2), again.numbers);
    }

    @Test
    void shouldNotMixRunsOfTwoVersions() throws IOException {
        new FakeRuns().run(path, FakeRuns.plan(2, "rate=1,2"));
        Path file = path.resolve("runs/0001/run.json");
        String here = EngineVersion.text();
        Files.writeString(
                file, Files.readString(file).replace("\"version\" : \"" + here + "\"", "\"version\" : \"0.0.9\""));
        InvalidInputException error =
                assertThrows(InvalidInputException.class, () -> new FakeRuns().run(path, FakeRuns.plan(2, "rate=1,2")));
        assertEquals(
                path.resolve("runs/0001") + ": this run was made by version 0.0.9, and this is version " + here
                        + ": go on with that version, or start the sweep in another directory",
                error.getMessage());
        try (ExperimentDirectory directory = ExperimentDirectory.existing(path)) {
            assertEquals(4, directory.results().all().size());
        }
    }

    private String refusedResults() {
        try (ExperimentDirectory directory = ExperimentDirectory.existing(path)) {
            return assertThrows(InvalidInputException.class, directory::results).getMessage();
        }
    }

    @Test
    void shouldKeepWhatWasWrittenBeforeTheDiskIsFull() throws Exception {
        SmallFileSystem.in(parent, 256 * 1024, place -> {
            FakeRuns runs = new FakeRuns();
            ExperimentOutcome outcome = runs.run(place.resolve("sweep"), FakeRuns.plan(1_000));
            assertTrue(outcome.fault().endsWith("No space left on device"), outcome.fault());
            assertTrue(outcome.kept() > 0);
            try (ExperimentDirectory directory = ExperimentDirectory.existing(place.resolve("sweep"))) {
                assertEquals(outcome.kept(), directory.results().all().size());
            }
        });
    }
}
