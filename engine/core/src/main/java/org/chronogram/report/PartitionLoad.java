package org.chronogram.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;
import org.chronogram.report.Chart.Axis;
import org.chronogram.report.Chart.Kind;
import org.chronogram.report.Chart.Line;
import org.chronogram.results.RunFiles;
import org.chronogram.text.OneLine;

/** How many events the LPs of each partition have handled. */
final class PartitionLoad {
    private static final int LONGEST_SHOWN = 40;

    private final int threads;
    private final long[] lps;
    private final long[] events;

    private PartitionLoad(int workers, int threads) {
        this.threads = threads;
        int partitions = Math.max(1, workers) * threads;
        lps = new long[partitions];
        events = new long[partitions];
    }

    /** Returns nothing for a run with one partition. */
    static Optional<Chart> chart(Path directory, Fields run, long[] eventsOfLp) {
        int threads = (int) Math.max(1, run.count("threads"));
        PartitionLoad load = new PartitionLoad((int) run.count("workers"), threads);
        if (load.lps.length == 1) {
            return Optional.empty();
        }
        int[] owners = owners(directory, eventsOfLp.length, load.lps.length);
        for (int lp = 0; lp < owners.length; lp++) {
            load.lps[owners[lp]]++;
            load.events[owners[lp]] += eventsOfLp[lp];
        }
        return Optional.of(load.chart());
    }

    private static int[] owners(Path directory, int lps, int partitions) {
        Path file = directory.resolve(RunFiles.PARTITION);
        if (!Files.exists(file)) {
            return blocks(lps, partitions);
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != lps) {
                throw damaged(file, lines.size() + " lines", "one for each of " + lps + " LPs");
            }
            return lines.stream()
                    .mapToInt(line -> owner(file, line, partitions))
                    .toArray();
        } catch (IOException e) {
            throw damaged(file, FileFaults.describe(e), "a file that can be read");
        }
    }

    private static int owner(Path file, String line, int partitions) {
        String expected = "the number of a partition from 0 to " + (partitions - 1);
        try {
            int owner = Integer.parseInt(line.strip());
            if (owner >= 0 && owner < partitions) {
                return owner;
            }
        } catch (NumberFormatException e) {
            throw damaged(file, "'" + OneLine.of(line, LONGEST_SHOWN) + "'", expected);
        }
        throw damaged(file, line.strip(), expected);
    }

    private static InvalidInputException damaged(Path file, String found, String expected) {
        return new InvalidInputException(file + " is damaged: found " + found + ", expected " + expected
                + "; put the file back as it was written, or remove " + RunFiles.LP_EVENTS);
    }

    /** Without a file, partitions are blocks of consecutive LPs, the first ones larger by one where they differ. */
    private static int[] blocks(int lps, int partitions) {
        int[] owners = new int[lps];
        int first = 0;
        for (int partition = 0; partition < partitions; partition++) {
            int size = lps / partitions + (partition < lps % partitions ? 1 : 0);
            Arrays.fill(owners, first, first + size, partition);
            first += size;
        }
        return owners;
    }

    private Chart chart() {
        double mean = Math.max(1, Arrays.stream(events).sum() / (double) events.length);
        List<String> names = new ArrayList<>();
        Table table = new Table("Load of the partitions", "worker.thread", "LPs", "events", "times the mean");
        for (int partition = 0; partition < events.length; partition++) {
            names.add(partition / threads + "." + partition % threads);
            table.row(names.get(partition), lps[partition], events[partition], events[partition] / mean);
        }
        return new Chart(
                "Load of the partitions",
                Kind.BARS,
                Axis.named("worker.thread", names),
                Axis.of("events"),
                Indexes.below(names.size()),
                List.of(Line.of("events", Arrays.stream(events).boxed().toList())),
                table);
    }
}
