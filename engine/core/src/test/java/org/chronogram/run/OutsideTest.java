package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetSocketAddress;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutsideTest {
    private static final Layout SEQUENTIAL = Layout.of(0, 1);

    private static String refusal(Outside outside, Layout layout) {
        return assertThrows(InvalidInputException.class, () -> outside.requireFor(layout))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 127.0.0.1:7400, '', 0, 2, --external-in with --workers=0 --threads=2",
        "0, '', 127.0.0.1:7401, 1, 1, --external-out with --workers=1 --threads=1",
    })
    void shouldTakeAndGiveEventsOnTheSequentialEngineOnly(
            double factor, String in, String out, int workers, int threads, String beginning) {
        Outside outside = new Outside(factor, in, out, "", "");
        outside.requireFor(SEQUENTIAL);
        assertEquals(
                beginning + ": events come and go on the sequential engine only: use --workers 0 --threads 1",
                refusal(outside, Layout.of(workers, threads)));
    }

    @Test
    void shouldFollowTheWallClockOnAFixedNumberOfThreadsOnly() {
        Outside paced = new Outside(1, "", "", "", "");
        paced.requireFor(Layout.of(0, 2));
        String rest =
                ": a run follows the wall clock on threads of one process only, of a fixed number: use --workers 0"
                        + " --threads T";
        Layout automatic = new Layout(0, 1, MessagingMode.AUTO, PartitionOptions.DEFAULT, true);
        assertEquals("--real-time with --workers=auto" + rest, refusal(paced, automatic));
        assertEquals("--real-time with --workers=2 --threads=1" + rest, refusal(paced, Layout.of(2, 1)));
    }

    @Test
    void shouldTakeEventsInRealTimeOnly() {
        assertEquals(
                "--external-in without --real-time: events from outside get the simulated time of the moment at which"
                        + " they come: add --real-time 1",
                refusal(new Outside(0, "127.0.0.1:7400", "", "", ""), SEQUENTIAL));
    }

    @Test
    void shouldRepeatEventsOnAnyLayout() {
        Outside repeating = new Outside(0, "", "", "live/external-events.csv", "00");
        repeating.requireFor(Layout.of(2, 3));
        Outside.NONE.requireFor(Layout.of(1, 1));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:7400, 127.0.0.1, 7400", "[::1]:0, 0:0:0:0:0:0:0:1, 0"})
    void shouldReadAddresses(String text, String address, int port) {
        InetSocketAddress found = HostPort.parse("--external-in", text, 0);
        assertEquals(address, found.getAddress().getHostAddress());
        assertEquals(port, found.getPort());
    }

    @ParameterizedTest
    @CsvSource({
        "'::1:7', 'expected HOST:PORT, for example 10.0.0.1:7400 or [fd00::1]:7400'",
        "':7', 'expected HOST:PORT, for example 10.0.0.1:7400 or [fd00::1]:7400'",
        "127.0.0.1:65536, expected a port of 1 to 65535",
        "127.0.0.1:0, expected a port of 1 to 65535",
    })
    void shouldRefuseWhatIsNoAddress(String text, String expected) {
        String message = assertThrows(InvalidInputException.class, () -> HostPort.parse("--x", text, 1))
                .getMessage();
        assertEquals("--x=" + text + ": " + expected, message);
    }
}
