package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in the arguments ends with one line on standard error, exit code 2, and nothing started. */
final class BadInputTest {
    private static final String TIMES =
            "expected a number of seconds, or a number with ns, us, ms, s, min or h, for example 1.5us";

    @TempDir
    private Path directory;

    private void assertRefused(String arguments, String message) throws IOException {
        TestCommandLine cli = new TestCommandLine(directory);
        assertEquals(2, cli.execute(arguments.isEmpty() ? new String[0] : arguments.split(" ")));
        assertEquals("sim: " + message + System.lineSeparator(), cli.err());
        assertEquals("", cli.out());
        assertTrue(cli.runs.isEmpty());
        assertFalse(Files.exists(directory.resolve("chronogram-runs")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rnu | there is no command 'rnu'; did you mean run? 'sim --help' lists the commands",
                "zzz | there is no command 'zzz': 'sim --help' lists the commands",
                "run | expected a model: phold; 'sim run --help' describes them",
                "verify | expected a model: phold; 'sim verify --help' describes them",
                "run phol | there is no model 'phol'; did you mean phold? 'sim models' lists them",
                "run phol --lps 10 | there is no model 'phol'; did you mean phold? 'sim models' lists them",
                "run mm1 | there is no model 'mm1': 'sim models' lists them",
                "run phold --lsp 10 | unknown option '--lsp'; did you mean --lps? 'sim run phold --help' lists the options",
                "run phold --look=1 | unknown option '--look'; did you mean --lookahead? 'sim run phold --help' lists the options",
                "run phold --qqq | unknown option '--qqq': 'sim run phold --help' lists the options",
                "run --lps 10 phold | the parameter --lps of a model comes after its name: expected something like 'sim run phold --lps ...'",
                "run phold lps 10 | unexpected argument 'lps'; did you mean --lps? 'sim run phold --help' lists the options",
                "help rum | there is no command 'rum'; did you mean run? 'sim --help' lists the commands",
                "help run phol | there is no model 'phol'; did you mean phold? 'sim models' lists them",
            })
    void shouldSuggestNearestName(String arguments, String message) throws IOException {
        assertRefused(arguments, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run phold --lps 0 | --lps=0 is out of bounds: expected at least 1",
                "run phold --lps x | --lps=x: expected a whole number from -2^31 to 2^31 - 1",
                "run phold --remote 1.5 | --remote=1.5 is out of bounds: expected from 0.0 to 1.0",
                "run phold --delay unit | --delay=unit: expected one of exponential, constant",
                "run phold --lps | --lps has no value: expected --lps=N",
                "run phold --lps 1 --lps 2 | option '--lps' (N) should be specified only once",
                "run phold --workers x | --workers=x: expected a whole number from -2^31 to 2^31 - 1, or auto",
                "run phold --workers --threads 2 | '--workers has no value: expected --workers=N|auto'",
                "run phold --seed 1.5 | --seed=1.5: expected a whole number from -2^63 to 2^63 - 1",
                "run phold --seed 18446744073709551615 | --seed=18446744073709551615: expected a whole number from -2^63 to 2^63 - 1",
                "run phold --workers 3000000000 | --workers=3000000000: expected a whole number from -2^31 to 2^31 - 1, or auto",
                "run phold --lps 3000000000 | --lps=3000000000: expected a whole number from -2^31 to 2^31 - 1",
                "run phold --json=yes | --json=yes: expected no value",
                "run phold --messaging fast | --messaging=fast: expected auto, inline or thread",
                "run phold --replication -1 | --replication=-1 is out of bounds: expected at least 0",
                "run phold --workers -1 | --workers=-1 is out of bounds: expected at least 0, where 0 runs in this process",
                "run phold --threads 0 | --threads=0 is out of bounds: expected at least 1",
                "run phold --threads -2 | --threads=-2 is out of bounds: expected at least 1",
                "run phold --workers auto --threads 0 | --threads=0 is out of bounds: expected at least 1",
                "run phold --workers 70000 --threads 70000 | --workers=70000 with --threads=70000 are more partitions than there can be LPs: expected at most 2147483647",
                "run phold --workers 2 --aeron-dir /no/such | --aeron-dir=/no/such: expected a directory that can be written, best one in memory; give another",
                "run phold --end 0 | --end=0: end time before start: expected a time after 0, for example --end 1000",
                "run phold --end -5ms | --end=-5ms: end time before start: expected a time after 0, for example --end 1000",
                "run phold --message-log -1 | --message-log=-1: expected a whole number of MiB from 0 on, or 'auto'",
                "run phold --message-log much | --message-log=much: expected a whole number of MiB from 0 on, or 'auto'",
                "run phold --stop-after 0s | --stop-after=0s is too short: expected at least 1ms",
                "run phold --stop-after 99999999h | '--stop-after=99999999h: ''99999999h'' is too long a time: the largest is 9223372036.854775807s'",
                "run phold --stop-after 1us | --stop-after=1us is too short: expected at least 1ms",
                "resume a --stop-after 0s | --stop-after=0s is too short: expected at least 1ms",
                "run phold --page=0 | --page=0: expected a port from 1 to 65535, or --page alone for any that is free",
                "run phold --page=65536 | --page=65536: expected a port from 1 to 65535, or --page alone for any that is free",
                "run phold --page 12x | --page=12x: expected a port from 1 to 65535, or --page alone for any that is free",
                "run phold --dry-run --page=-1 | --page=-1: expected a port from 1 to 65535, or --page alone for any that is free",
                "run phold --await-workers 0 | --await-workers=0 is out of bounds: expected 1 to 1024 hosts",
                "run phold --await-workers 2 --port 70000 | --port=70000 is out of bounds: expected 0 to 65535",
                "run phold --port 7400 | --port is for runs on other hosts: add --await-workers",
                "verify phold --port 7400 | --port is for runs on other hosts: add --await-workers",
                "verify phold --checkpoint --await-workers 2 | --checkpoint is verified on the sequential engine: leave out --await-workers",
                "chaos phold --port 7400 | --port is for runs on other hosts: add --await-workers",
                "'chaos phold --await-workers 2 --faults kill,loss' | '--faults=kill,loss: expected kill and stop alone with --await-workers: the other faults are brought about on this host only'",
                "run phold --token-file x | --token-file is for runs on other hosts: add --await-workers",
                "run phold --real-time 0 | --real-time=0.0 is out of bounds: expected more than 0, and at most 1e9",
                "run phold --real-time fast | '--real-time=fast: expected a number, for example 1.5'",
                "run phold --imbalance few | '--imbalance=few: expected a share such as 0.05, or 5%'",
                "run phold --real-time 1 --external-in 70000 | --external-in=127.0.0.1:70000: expected a port of 0 to 65535",
                "run phold --external-out here:x | --external-out=here:x: expected HOST:PORT, for example 10.0.0.1:7400 or [fd00::1]:7400",
                "run phold --external-from nowhere | '--external-from=nowhere: there is no external-events.csv: expected the directory of a run that was given --external-in'",
                "run phold --external-in 7000 --external-from x | --external-from with --external-in: a run that is repeated takes no other events: leave one of them out",
                "run phold --real-time 1 --external-in 7000 --out none | '--external-in with --out=none: the events are recorded in the run directory, so that the run can be repeated; give another --out'",
                "check-hosts | --await-workers is missing: say how many hosts are waited for",
                "check-hosts --await-workers 0 | --await-workers=0 is out of bounds: expected 1 to 1024 hosts",
                "worker --master 10.0.0.1 | --master=10.0.0.1: expected HOST:PORT, for example 10.0.0.1:7400 or [fd00::1]:7400",
                "worker --master fd00::1:7400 | --master=fd00::1:7400: expected HOST:PORT, for example 10.0.0.1:7400 or [fd00::1]:7400",
                "worker --master 10.0.0.1:99999 | --master=10.0.0.1:99999: expected a port of 1 to 65535",
                "worker --master 10.0.0.1:7400 --slots 0 | --slots=0 is out of bounds: expected 1 to 1024",
                "verify phold --workers 1,x | --workers=1,x: expected whole numbers separated by commas, for example 1,2,4",
                "verify phold --threads 0 | --threads=0 is out of bounds: expected numbers of at least 1 (the sequential engine is always one of the runs)",
                "verify phold --workers 2 --lookahead 0 --threads 1 | nothing to verify: the model cannot run on 2 workers x 1 thread: its lookahead is 0 and it declares no links, so it runs on one partition only; give smaller --workers and --threads",
            })
    void shouldRefuseValue(String arguments, String message) throws IOException {
        assertRefused(arguments, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run phold --lps １２ | --lps=１２: expected a whole number from -2^31 to 2^31 - 1, in the digits 0 to 9",
                "run phold --workers ２ | --workers=２: expected a whole number from -2^31 to 2^31 - 1, or auto, in the digits 0 to 9",
                "run phold --threads ２ | --threads=２: expected a whole number from -2^31 to 2^31 - 1, or auto, in the digits 0 to 9",
                "run phold --seed ٣ | --seed=٣: expected a whole number from -2^63 to 2^63 - 1, in the digits 0 to 9",
                "run phold --remote ０.5 | --remote=０.5: expected a number, in the digits 0 to 9",
                "run phold --imbalance ５% | '--imbalance=５%: expected a share such as 0.05, or 5%, in the digits 0 to 9'",
                "run phold --message-log ６４ | '--message-log=６４: expected a whole number of MiB from 0 on, or ''auto'', in the digits 0 to 9'",
                "verify phold --workers 1,２ | '--workers=1,２: expected whole numbers separated by commas, for example 1,2,4, in the digits 0 to 9'",
            })
    void shouldRefuseDigitsOfOtherScripts(String arguments, String message) throws IOException {
        assertRefused(arguments, message);
    }

    /** Nobody sees what a control character does, least of all on a terminal that obeys it. */
    @ParameterizedTest
    @CsvSource({
        "'run phold --lps a\nb', '--lps=a\\nb: expected a whole number from -2^31 to 2^31 - 1'",
        "'run phold --workers 1\t', '--workers=1\\t: expected a whole number from -2^31 to 2^31 - 1, or auto'",
        "'run phold --qqq\n', 'unknown option ''--qqq\\n'': ''sim run phold --help'' lists the options'",
        "'run a\u001bb', 'there is no model ''a\\u001bb'': ''sim models'' lists them'",
        "'run phold --end 1\u0085', '--end=1\\u0085: ''1\\u0085'' is not a time: expected a number of seconds, or a number with ns, us, ms, s, min or h, for example 1.5us'",
    })
    void shouldShowControlCharactersAsCodes(String arguments, String message) throws IOException {
        assertRefused(arguments, message);
    }

    /** A bare number looks like simulated time, and as wall-clock time it is mostly a mistake. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run phold --stop-after 2 | --stop-after=2 | ''",
                "run phold --stop-after 0 | --stop-after=0 | ''",
                "run phold --stop-after 1e3 | --stop-after=1e3 | ''",
                "run phold --stop-after .5 | --stop-after=.5 | ''",
                "run phold --stop-after 3d | --stop-after=3d | ''",
                "run phold --stop-after 5S | --stop-after=5S | ''",
                "run phold --stop-after s | --stop-after=s | ''",
                "run phold --stop-after -5s | --stop-after=-5s | ''",
                "resume a --stop-after 2 | --stop-after=2 | ''",
                "run phold --worker-timeout 5 | --worker-timeout=5 | ''",
                "run phold --stall-timeout 600 | --stall-timeout=600 | ; or 'never'",
                "run phold --stall-timeout off | --stall-timeout=off | ; or 'never'",
                "run phold --checkpoint-every 30 | --checkpoint-every=30 | ; or 'auto' or 'off'",
                "run phold --checkpoint-every never | --checkpoint-every=never | ; or 'auto' or 'off'",
                "chaos phold --fault-every 2 | --fault-every=2 | ''",
                "chaos phold --checkpoint-every 1 | --checkpoint-every=1 | ''",
                "chaos phold --worker-timeout 2 | --worker-timeout=2 | ''",
            })
    void shouldRefuseWallClockTimeWithoutUnit(String arguments, String given, String words) throws IOException {
        assertRefused(
                arguments,
                given + ": expected wall-clock time, a number with ms, s, min or h, for example 30s" + words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run phold --keep-checkpoints 1 | --keep-checkpoints=1 is out of bounds: expected 2 to 1000",
                "run phold --keep-checkpoints 3 --checkpoint-every off | --keep-checkpoints=3 with --checkpoint-every=off: there would be none to keep; leave one of the two out",
                "run phold --keep-checkpoints 3 --out none | --keep-checkpoints with --out=none: checkpoints are written to the run directory; give another --out, or leave --keep-checkpoints out",
                "run phold --digest-log --out none | --digest-log with --out=none: the digests are written to the run directory; give another --out, or leave --digest-log out",
                "run phold --digest-log=0 | --digest-log=0: expected a time after 0",
                "replay a --from 1s --lp | --lp has no value: expected --lp=LPS",
                "replay a --lp 3 | --from is missing: expected --from=SIMTIME, stop before the first event at or after this"
                        + " time",
            })
    void shouldRefuseToKeepWhatCannotBeKept(String arguments, String message) throws IOException {
        assertRefused(arguments, message);
    }

    @Test
    void shouldDescribeOptionsThatAreMissing() throws IOException {
        assertRefused(
                "replay a",
                "--lp is missing: expected --lp=LPS, ids of the LPs, such as 17 or 0-9,17, or 'all'; --from is missing:"
                        + " expected --from=SIMTIME, stop before the first event at or after this time");
    }

    @Test
    void shouldRefuseNoCommand() throws IOException {
        assertRefused(
                "",
                "expected a command: run, verify, chaos, sweep, trace, resume, doctor, diff, replay, results, report, new, worker, runner, check-hosts, models, completion, help; 'sim --help' describes them");
    }

    @Test
    void shouldRefuseEndTimeThatIsNone() throws IOException {
        assertRefused("run phold --end soon", "--end=soon: 'soon' is not a time: " + TIMES);
        assertRefused("run phold --end 3d", "--end=3d: '3d' has the unknown unit 'd': " + TIMES);
        assertRefused(
                "run phold --checkpoint-every-simulated 3d",
                "--checkpoint-every-simulated=3d: '3d' has the unknown unit 'd': " + TIMES);
    }

    @Test
    void shouldRefuseDirectoryOfAnotherRun() throws IOException {
        Files.writeString(directory.resolve("run.json"), "{}");
        assertRefused(
                "run phold --out " + directory,
                "--out=" + directory + ": there is a run in this directory already (" + directory.resolve("run.json")
                        + "); give another directory, or remove it first");
    }

    @Test
    void shouldShowWhatTheMasterRefusesAndLeaveNoDirectory() throws IOException {
        TestCommandLine cli = new TestCommandLine(directory);
        cli.simulation = specification -> {
            throw new InvalidInputException("8 partitions are more than 4 LPs: give smaller --workers or --threads");
        };
        assertEquals(2, cli.execute("run", "phold", "--out", "a"));
        assertEquals(
                "sim: 8 partitions are more than 4 LPs: give smaller --workers or --threads" + System.lineSeparator(),
                cli.err());
        assertFalse(Files.exists(directory.resolve("a")));
    }
}
