package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.ExternalCounts;
import org.chronogram.results.PartitionTimes;
import org.chronogram.results.RealTime;
import org.chronogram.results.RefusedCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SummaryTest {
    @Test
    void shouldTellEverythingAboutARun() {
        SampleRun run = new SampleRun();
        run.threads = 3;
        run.addEstimate("utilisation", 0.8012345678, 0.00125, 0.95);
        run.checks.add(new CheckEntry("little", false, "found 1.5, expected 1"));
        assertEquals("""
                phold: 1,024 LPs on 2 workers x 3 threads, seed 7
                  simulated     1000s
                  events        12,345,678 (4,321,000 remote, 1,024 pending)
                  rate          4.94 M events/s
                  steps         1,000
                  step latency  p50 10 us, p99 10 us, p99.9 100 us, max 100 us
                  wall time     2.5 s
                  digest        0123456789abcdef
                  written to    runs/a
                results
                  visits [events]  12,345,678
                  delay [s]        count 3  mean 0.25  standardDeviation -
                  utilisation      0.801235 +/- 0.00125 (95 %)
                checks
                  population  ok: found 1024 events, expected 1024
                  little      FAILED: found 1.5, expected 1
                """, Summary.of(run.build(), Optional.of(Path.of("runs/a"))));
    }

    @Test
    void shouldTellWhatWasRefused() {
        SampleRun run = new SampleRun();
        run.refused = new RefusedCounts(2, 1, 0, 3_000, 1);
        String text = Summary.of(run.build(), Optional.empty());
        assertTrue(
                text.contains("refused       3,003 connections (2 with a wrong token, 1 malformed, 0 timed out, 3,000"
                        + " evicted), 1 datagram\n"),
                text);
    }

    @Test
    void shouldTellHowARunHasFollowedTheWallClock() {
        SampleRun run = new SampleRun();
        run.realTime = new RealTime(0.5, 200, 0.25, 80, 1_500, 3);
        run.external = new ExternalCounts(12, 1, 2, 3, 4, 5, 6, 7);
        String text = Summary.of(run.build(), Optional.empty());
        assertTrue(
                text.contains("real time     0.5 x the wall clock, steps late by p50 0.25 us, p99 80 us, max 1.5 ms;"
                        + " 1.5 % of them by more than 1 ms\n"),
                text);
        assertTrue(
                text.contains("outside       12 events taken, 1 of them after their time, 9 refused (2 malformed, 3 for"
                        + " unknown LPs, 4 repeated), 5 lost on the way, 6 published, 7 could not be sent\n"),
                text);
    }

    @Test
    void shouldTellWhereTheTimeOfASlowRunWent() {
        SampleRun run = new SampleRun();
        run.stepLatencyNs.reset();
        for (int worker = 0; worker < 2; worker++) {
            run.partitions.add(new PartitionTimes(worker, 0, 1_000, 1_100_000_000, 0, 0, 900_000_000, 0, 0, List.of()));
        }
        String text = Summary.of(run.build(), Optional.empty());
        assertTrue(text.contains("""
                  time of steps  55 % computing, 0 % waiting for partitions with more to compute, 45 % exchanging messages, \
                0 % copying checkpoints
                                 45 %: the exchange takes 900 us of each step, computing 1.1 ms (6.17 k events): use fewer \
                partitions (--workers, --threads), or longer delays between them (the lookahead or the links of the model), for longer windows
                  wall time      2.5 s
                """), text);
    }

    @Test
    void shouldShowAllDigitsOfNumbersBeyond64Bits() {
        assertEquals("18,446,744,073,709,551,615", Numbers.value(new BigInteger("18446744073709551615")));
    }

    @Test
    void shouldLeaveOutWhatThereIsNot() {
        SampleRun run = new SampleRun();
        run.results.clear();
        run.checks.clear();
        run.stepLatencyNs.reset();
        String text = Summary.of(run.build(), Optional.empty());
        assertFalse(text.matches("(?s).*(results|checks|latency|written).*"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0", "999 | 999", "1000 | 1 k", "8123 | 8.12 k", "5.1234e6 | 5.12 M", "9.999e9 | 10 G"})
    void shouldScaleRates(double number, String text) {
        assertEquals(text, Numbers.scaled(number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7.612 | 7.61 us", "999 | 999 us", "11800 | 11.8 ms", "2e6 | 2 s", "9e7 | 1m 30s"})
    void shouldWriteLatencies(double micros, String text) {
        assertEquals(text, Numbers.micros(micros));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5 | 0.5 s",
                "59.9 | 59.9 s",
                "83.2 | 1m 23s",
                "7500 | 2h 05m",
                "100000 | 1d 03h",
            })
    void shouldWriteDurations(double seconds, String text) {
        assertEquals(text, Numbers.duration(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0", "1234567.89 | 1,234,568", "0.000123456789 | 0.000123457", "1e-9 | 1E-9", "-2.50 | -2.5"})
    void shouldWriteDecimalNumbersWithSixDigits(double number, String text) {
        assertEquals(text, Numbers.value(number));
    }
}
