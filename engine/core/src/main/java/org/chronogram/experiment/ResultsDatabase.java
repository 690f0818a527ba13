package org.chronogram.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.chronogram.files.OwnFile;
import org.chronogram.results.ResultEntry;

/**
 * Writes the results of an experiment as a SQLite database; docs/experiments.md describes its tables. The file is made anew
 * each time and takes its name when it is whole.
 */
final class ResultsDatabase {
    /** Changes with every change of a table. */
    static final int SCHEMA_VERSION = 1;

    private static final String UNFINISHED = ".results.sqlite";
    private static final List<String> SCHEMA = List.of(
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "CREATE TABLE schema (version INTEGER NOT NULL)",
            "CREATE TABLE experiment (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
            "CREATE TABLE runs (run INTEGER PRIMARY KEY, point INTEGER NOT NULL, replication INTEGER NOT NULL,"
                    + " seed INTEGER NOT NULL, status TEXT NOT NULL, message TEXT NOT NULL, digest TEXT,"
                    + " events INTEGER, wall_seconds REAL)",
            // Without a type, so that numbers are numbers and words are texts.
            "CREATE TABLE parameters (point INTEGER NOT NULL, name TEXT NOT NULL, value NOT NULL,"
                    + " varied INTEGER NOT NULL, PRIMARY KEY (point, name))",
            "CREATE TABLE scalars (run INTEGER NOT NULL REFERENCES runs, result TEXT NOT NULL, field TEXT NOT NULL,"
                    + " value REAL, unit TEXT NOT NULL, PRIMARY KEY (run, result, field))");

    private final Connection connection;

    private ResultsDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * Writes the database.
     *
     * @param directory directory of the experiment.
     * @param name name of the file in it.
     * @param plan plan of the experiment.
     * @param observations the runs that have ended.
     * @param failed the runs that have failed.
     * @throws IOException when it cannot be written.
     */
    static void write(
            Path directory, String name, ExperimentPlan plan, Observations observations, List<FailedRun> failed)
            throws IOException {
        Path file = directory.resolve(UNFINISHED);
        Files.deleteIfExists(file);
        OwnFile.create(file);
        try (Connection connection = SqliteDriver.connect(file)) {
            connection.setAutoCommit(true);
            new ResultsDatabase(connection).fill(plan, observations, failed);
        } catch (SQLException e) {
            Files.deleteIfExists(file);
            throw new IOException(e.getMessage(), e);
        }
        Files.move(file, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void fill(ExperimentPlan plan, Observations observations, List<FailedRun> failed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : SCHEMA) {
                statement.execute(command);
            }
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO schema VALUES (" + SCHEMA_VERSION + ")");
            for (String command : DatabaseViews.of(plan.grid())) {
                statement.execute(command);
            }
        }
        fillExperiment(plan);
        fillRuns(observations, failed);
        fillParameters(observations);
        fillScalars(observations);
        connection.commit();
    }

    private void fillExperiment(ExperimentPlan plan) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO experiment VALUES (?, ?)")) {
            for (Map.Entry<String, Object> field : plan.input().entrySet()) {
                if (field.getValue() instanceof String || field.getValue() instanceof Number) {
                    add(insert, field.getKey(), String.valueOf(field.getValue()));
                }
            }
            insert.executeBatch();
        }
    }

    private void fillRuns(Observations observations, List<FailedRun> failed) throws SQLException {
        String sql = "INSERT OR IGNORE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Observation observation : observations.all()) {
                PlannedRun run = observation.run();
                add(
                        insert,
                        run.number(),
                        run.point().index(),
                        run.replication(),
                        observation.record().seed(),
                        observation.passed() ? "done" : "check failed",
                        observation.failedChecks(),
                        observation.record().digest(),
                        observation.record().events(),
                        observation.record().wallSeconds());
            }
            for (FailedRun failure : failed) {
                PlannedRun run = failure.run();
                add(
                        insert,
                        run.number(),
                        run.point().index(),
                        run.replication(),
                        0L,
                        "failed",
                        failure.message(),
                        null,
                        null,
                        null);
            }
            insert.executeBatch();
        }
    }

    private void fillParameters(Observations observations) throws SQLException {
        String sql = "INSERT OR IGNORE INTO parameters VALUES (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Point point : observations.grid().points()) {
                for (Map.Entry<String, String> value : point.values().entrySet()) {
                    add(insert, point.index(), value.getKey(), number(value.getValue()), 1);
                }
            }
            for (Observation observation : observations.all()) {
                int point = observation.run().point().index();
                for (Map.Entry<String, String> value :
                        observation.record().parameters().entrySet()) {
                    add(insert, point, value.getKey(), number(value.getValue()), 0);
                }
            }
            insert.executeBatch();
        }
    }

    /** Returns a number where the text is one. */
    private static Object number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWhole) {
            return decimal(text);
        }
    }

    private static Object decimal(String text) {
        boolean plain = !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
        try {
            return plain ? Double.valueOf(text) : text;
        } catch (NumberFormatException notDecimal) {
            return text;
        }
    }

    private void fillScalars(Observations observations) throws SQLException {
        String sql = "INSERT INTO scalars VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Observation observation : observations.all()) {
                for (ResultEntry entry : observation.record().results()) {
                    fillScalars(insert, observation.run().number(), entry);
                }
                insert.executeBatch();
            }
        }
    }

    private static void fillScalars(PreparedStatement insert, int run, ResultEntry entry) throws SQLException {
        for (Map.Entry<String, Number> value : entry.values().entrySet()) {
            double number = value.getValue().doubleValue();
            add(insert, run, entry.name(), value.getKey(), Double.isFinite(number) ? number : null, entry.unit());
        }
    }

    private static void add(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }
}
