package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of a real model, whose runs go on side by side in one process. */
class SweepTest {
    private static final List<String> END = List.of("--end", "3000s", "--quiet");
    private static final Pattern DIGEST = Pattern.compile("\"digest\" ?: ?\"([0-9a-f]+)\"");
    private static final Pattern SOJOURN = Pattern.compile("  0\\.5 +([0-9.]+) \\+/- ([0-9.]+) +2\\b.*");

    @TempDir
    private Path directory;

    private SimCommand sim(String arguments) {
        List<String> all = new ArrayList<>(List.of(arguments.split(" ")));
        all.addAll(END);
        return SimCommand.sim(directory, all).assertExit(0);
    }

    private static String digest(String json) {
        Matcher digest = DIGEST.matcher(json);
        assertTrue(digest.find(), json);
        return digest.group(1);
    }

    private String digestOfRun(String number) throws IOException {
        return digest(Files.readString(directory.resolve("sweep/runs/" + number + "/run.json")));
    }

    @Test
    void shouldGiveEachRunTheResultThatItHasAlone() throws IOException {
        SimCommand sweep = sim("sweep queueing --vary utilisation=0.3:0.7:0.2 --replications 4 --jobs 3 --out sweep"
                + " --show sojourn,sojourn.theory");
        for (String number : List.of("0001", "0010")) {
            String alone = sim("run queueing --workers 0 --utilisation 0.5 --json --out none --replication "
                            + Integer.parseInt(number) / 3)
                    .out();
            assertEquals(digest(alone), digestOfRun(number));
        }
        Matcher row = SOJOURN.matcher(sweep.out());
        assertTrue(row.find(), sweep.out());
        assertEquals(2, Double.parseDouble(row.group(1)), 3 * Double.parseDouble(row.group(2)));
        assertTrue(sweep.out().contains("95 % Student t over 4 independent replications"), sweep.out());
        assertTrue(Files.size(directory.resolve("sweep/results.sqlite")) > 0);
    }
}
