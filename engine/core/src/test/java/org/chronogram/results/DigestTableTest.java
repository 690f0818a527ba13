package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.model.DigestSeries;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DigestTableTest {
    private static final TimeBase TIME_BASE = new TimeBase("s", 100);
    private static final long EVERY_TICKS = 50;

    @TempDir
    private Path directory;

    private final StatisticSet statistics = new StatisticSet();

    private void take(int index, long... firstGroups) {
        long[] digests = new long[DigestSeries.GROUPS];
        for (int i = 0; i < firstGroups.length; i++) {
            digests[DigestSeries.groupOf(i, firstGroups.length)] = firstGroups[i];
        }
        statistics.digests().orElseThrow().take(index, 10L * (index + 1), digests);
    }

    private String csv(int lps) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DigestTable.of(statistics, lps, EVERY_TICKS, TIME_BASE).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A run that was resumed with a log has no rows of the time before. */
    @Test
    void shouldHaveARowForEachTimeThatIsKnown() throws IOException {
        statistics.keepDigests(3);
        take(1, 0xA, 0xB);
        assertEquals(
                "ticks,time,events,digest,LPs 0-0,LPs 1-1\r\n"
                        + "100,1s,20,0000000000000015,000000000000000a,000000000000000b\r\n",
                csv(2));
        assertEquals(1, DigestTable.of(statistics, 2, EVERY_TICKS, TIME_BASE).rows());
        assertEquals(0, DigestTable.NONE.rows());
    }

    @Test
    void shouldNameBlocksOfLps() throws IOException {
        statistics.keepDigests(0);
        String header = csv(1_000).strip();
        assertEquals("LPs 0-15", header.split(",")[DigestTable.GROUP_COLUMNS_FROM]);
        assertEquals(DigestTable.GROUP_COLUMNS_FROM + DigestSeries.GROUPS, header.split(",").length);
    }

    private Path log(String name, String... rows) throws IOException {
        return Files.writeString(
                directory.resolve(name), "ticks,time,events,digest,LPs 0-0,LPs 1-1\r\n" + String.join("\r\n", rows));
    }

    @Test
    void shouldFindTheIntervalAndTheLpsThatDiffer() throws IOException {
        Path one = log("a", "50,0.5s,1,01,00,01", "100,1s,2,02,00,02", "150,1.5s,3,03,00,03");
        Path other = log("b", "50,0.5s,1,01,00,01", "100,1s,2,12,00,12", "150,1.5s,3,13,01,12");
        DigestComparison found = DigestComparison.of(one, other);
        assertEquals(50, found.equalTicks());
        assertEquals(100, found.differentTicks());
        assertEquals(List.of("LPs 1-1"), found.groups());
        assertEquals(
                "time: the same up to 0.5s; the first difference is between there and 1s, in LPs 1-1", found.text());
    }

    @Test
    void shouldCompareTheTimesThatBothHave() throws IOException {
        Path one = log("a", "50,0.5s,1,01,00,01", "100,1s,2,02,00,02");
        Path other = log("b", "100,1s,2,02,00,02", "200,2s,2,02,00,02");
        assertEquals(
                "time: no interval of the digest logs differs up to 1s, where one of them ends; the other goes on to 2s",
                DigestComparison.of(one, other).text());
        assertEquals(
                "time: not known, as the digest logs have no time in common",
                DigestComparison.of(one, log("c", "70,0.7s,1,01,00,01")).text());
    }

    @Test
    void shouldTellOfADifferenceFromTheStartOn() throws IOException {
        Path one = log("a", "50,0.5s,1,01,00,01");
        Path other = log("b", "50,0.5s,1,02,01,01");
        assertEquals(
                "time: the first difference is between the start and 0.5s, in LPs 0-0",
                DigestComparison.of(one, other).text());
    }
}
