package org.chronogram.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory of a process, as Linux reports it. */
final class ProcessStatus {
    private static final String PEAK_RSS = "VmHWM:";
    private static final long BYTES_PER_KIB = 1_024;

    private ProcessStatus() {}

    /** Returns the largest resident memory this process has had, in bytes; 0 where the system does not say. */
    static long ownPeakRssBytes() {
        return peakRssBytes("self");
    }

    /** Returns the largest resident memory a process has had, in bytes; 0 when it is gone or the system does not say. */
    static long peakRssBytes(String pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", pid, "status"))) {
            return lines.filter(line -> line.startsWith(PEAK_RSS))
                    .mapToLong(ProcessStatus::kibibytes)
                    .map(kibibytes -> kibibytes * BYTES_PER_KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
