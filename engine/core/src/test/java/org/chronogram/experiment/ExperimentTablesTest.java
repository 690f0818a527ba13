package org.chronogram.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.results.Estimate;
import org.chronogram.results.ResultEntry;
import org.chronogram.run.RunFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExperimentTablesTest {
    @TempDir
    private Path parent;

    private final FakeRuns runs = new FakeRuns();
    private Path path;

    @BeforeEach
    void simulate() {
        path = parent.resolve("sweep");
        runs.simulation = run -> {
            if (run.number() == 3) {
                throw new RunFailedException("lost, \"as ever\"", "");
            }
            var sample = FakeRuns.withDelay(run.number());
            sample.results.add(new ResultEntry("loss, all", "", Map.of("mean", Double.NaN)));
            return sample;
        };
    }

    private void write(String... varied) throws IOException {
        ExperimentPlan plan = FakeRuns.plan(2, varied);
        ExperimentOutcome outcome = runs.run(path, plan);
        try (ExperimentDirectory directory = ExperimentDirectory.open(path, plan)) {
            ExperimentTables.write(directory, outcome);
        }
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(path.resolve(file));
    }

    @Test
    void shouldWriteALineForEachPointAndResult() throws IOException {
        write("rate=0.5,1", "words=a");
        assertEquals(
                List.of(
                        "rate,words,result,unit,n,mean,halfWidth,standardDeviation,min,max",
                        "0.5,a,delay,s,2,1.0," + Estimate.of(0, 2).halfWidth() + "," + Math.sqrt(2) + ",0.0,2.0",
                        "0.5,a,\"loss, all.mean\",,0,,,,,",
                        "1,a,delay,s,1,1.0,,,1.0,1.0",
                        "1,a,\"loss, all.mean\",,0,,,,,"),
                lines("summary.csv"));
    }

    @Test
    void shouldWriteALineForEachNumberOfEachRun() throws IOException {
        write("rate=0.5,1");
        assertEquals(
                List.of(
                        "rate,replication,seed,result,field,value",
                        "0.5,0,7,delay,value,0.0",
                        "0.5,0,7,\"loss, all\",mean,",
                        "0.5,1,7,delay,value,2.0",
                        "0.5,1,7,\"loss, all\",mean,",
                        "1,0,7,delay,value,1.0",
                        "1,0,7,\"loss, all\",mean,"),
                lines("results.csv"));
    }

    @Test
    void shouldWriteADatabaseThatReadsBack() throws Exception {
        write("rate=0.5,1", "run=a");
        try (Connection connection = SqliteDriver.connect(path.resolve("results.sqlite"))) {
            assertEquals(List.of("1"), rows(connection, "SELECT * FROM schema"));
            assertEquals(List.of("fake"), rows(connection, "SELECT value FROM experiment WHERE name = 'model'"));
            assertEquals(
                    List.of("0|done|", "1|done|", "2|done|", "3|failed|lost, \"as ever\""),
                    rows(connection, "SELECT run, status, message FROM runs ORDER BY run"));
            assertEquals(
                    List.of("0|rate|0.5|real|1", "0|run|a|text|1", "1|rate|1|integer|1", "1|run|a|text|1"),
                    rows(connection, "SELECT point, name, value, typeof(value), varied FROM parameters ORDER BY 1, 2"));
            assertEquals(
                    List.of("0|delay|value|0.0|s", "0|loss, all|mean|null|"),
                    rows(connection, "SELECT * FROM scalars WHERE run = 0 ORDER BY result"));
            assertEquals(
                    List.of("0.5|a|0.0", "1|a|1.0", "0.5|a|2.0"),
                    rows(
                            connection,
                            "SELECT rate, \"parameter run\", value FROM results WHERE result = 'delay' ORDER BY run"));
        }
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(found.getObject(column)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    @Test
    void shouldLeaveOnlyWholeFiles() throws IOException {
        write("rate=0.5,1");
        write("rate=0.5,1");
        try (Stream<Path> files = Files.list(path)) {
            assertEquals(
                    List.of("results.csv", "results.sqlite", "runs", "summary.csv", "sweep.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void shouldSayHowTheIntervalsWereMade() {
        ExperimentOutcome even = runs.run(path, FakeRuns.plan(1, "rate=0.5,1"));
        assertEquals(
                "none: they need at least 2 replications, and there is 1",
                ExperimentTables.intervals(even.observations()));
        ExperimentOutcome uneven = runs.run(path, FakeRuns.plan(2, "rate=0.5,1"));
        assertEquals(
                "95 % Student t over 1 to 2 independent replications of each combination",
                ExperimentTables.intervals(uneven.observations()));
    }
}
