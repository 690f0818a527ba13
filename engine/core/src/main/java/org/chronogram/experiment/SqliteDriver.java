package org.chronogram.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.chronogram.host.TemporaryDirectory;

/**
 * Opens databases. The driver unpacks its native library into a directory: here into one that is removed as soon as the
 * library is loaded, which it stays until the process ends.
 */
final class SqliteDriver {
    private static final String DIRECTORY = "org.sqlite.tmpdir";
    private static boolean loaded;

    private SqliteDriver() {}

    static synchronized Connection connect(Path file) throws IOException, SQLException {
        if (loaded) {
            return open(file);
        }
        String before = System.getProperty(DIRECTORY);
        try (TemporaryDirectory directory = TemporaryDirectory.create("sqlite")) {
            System.setProperty(DIRECTORY, directory.path().toString());
            Connection connection = open(file);
            loaded = true;
            return connection;
        } catch (LinkageError e) {
            throw new IOException("SQLite cannot be loaded: " + e.getMessage(), e);
        } finally {
            restore(before);
        }
    }

    private static void restore(String before) {
        if (before == null) {
            System.clearProperty(DIRECTORY);
        } else {
            System.setProperty(DIRECTORY, before);
        }
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }
}
