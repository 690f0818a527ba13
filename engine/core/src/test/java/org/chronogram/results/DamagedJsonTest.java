package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a run that are not as they were written: each is refused by one line in plain words. */
@Timeout(60)
class DamagedJsonTest {
    private static final int ROUNDS = 1_000;
    private static final String ADVICE =
            "; expected one JSON object as it was written: put it back, or start a new run";

    /** Names of classes, and words of the library. */
    private static final String FOREIGN = "(?s).*(java\\.|jackson|Exception|String\\)|token|START_OBJECT|deserial).*";

    @TempDir
    private Path root;

    private Path run;
    private Path input;
    private Path manifest;

    @BeforeEach
    void writeRun() throws IOException {
        run = root.resolve("run");
        RunDirectory directory = RunDirectory.named(run);
        directory.writeInput(RunDirectory.inputOf(
                Map.of("model", "phold", "parameters", Map.of("lps", "\u00b5"), "endTicks", 1_000L)));
        input = directory.inputFile();
        manifest = run.resolve("run.json");
    }

    private String refusal() {
        return assertThrows(
                        InvalidInputException.class,
                        () -> RunDirectory.unfinished(run).readInput())
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null                | found null",
                "{\"model\":         | line 1, column 10: the text ends too early",
                "{\"a\":1,\"a\":1}   | line 1, column 11: the key 'a' is there twice",
                "{\"a\":{\"b\":1,\"b\":2}} | line 1, column 16: the key 'b' is there twice",
                "{}{}                | line 1, column 3: a value is missing, is of another kind than expected, or is one"
                        + " too many",
                "PK                  | line 1, column 1: this is not JSON",
                "[1]                 | line 1, column 1: a value is missing, is of another kind than expected, or is one"
                        + " too many",
            })
    void shouldSayInPlainWordsWhatIsWrong(String content, String fault) throws IOException {
        Files.writeString(input, content.strip());
        assertEquals(input + " is damaged: " + fault + ADVICE, refusal());
        Files.writeString(manifest, content.strip());
        assertEquals(manifest + " is damaged: " + fault + ADVICE, refusal());
    }

    /** One key twice with the values of before and after an edit would pass as either. */
    @Test
    void shouldRefuseAKeyThatIsThereTwice() throws IOException {
        Files.writeString(input, Files.readString(input).replaceFirst("\\{", "{\"model\":\"queueing\","));
        assertTrue(refusal().contains(": the key 'model' is there twice; "), refusal());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldSayOneLineWhateverTheDamage(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] whole = Files.readAllBytes(input);
        Map<String, Object> fields = RunDirectory.unfinished(run).readInput();
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(input, mutated(whole, random));
            try {
                assertEquals(fields, RunDirectory.unfinished(run).readInput(), "seed " + seed + " round " + round);
            } catch (InvalidInputException e) {
                String message = e.getMessage();
                assertTrue(message.startsWith(input.toString()), message);
                assertTrue(!message.matches(FOREIGN) && !message.matches("(?s).*\\p{Cntrl}.*"), message);
                assertTrue(message.length() < input.toString().length() + 400 && message.contains("expected"), message);
            }
        }
    }

    private static byte[] mutated(byte[] whole, SplittableRandom random) {
        int at = random.nextInt(whole.length);
        int to = Math.min(whole.length, at + random.nextInt(20));
        byte[] changed = whole.clone();
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(whole, at);
            case 1 -> {
                changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                yield changed;
            }
            case 2 -> spliced(whole, at, to);
            case 3 -> spliced(whole, to, at);
            default -> spliced(whole, at, random.nextBoolean() ? at : to, piece(random));
        };
    }

    private static byte[] piece(SplittableRandom random) {
        List<String> pieces = List.of(
                "{",
                "}",
                "[",
                "\"",
                ":",
                ",",
                "null",
                "1e999999999",
                "NaN",
                "\\u0000",
                "\n",
                "\uFEFF",
                "\"model\":\"x\",",
                "//");
        return pieces.get(random.nextInt(pieces.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spliced(byte[] whole, int end, int from, byte... between) {
        byte[] all = Arrays.copyOf(whole, end + between.length + whole.length - from);
        System.arraycopy(between, 0, all, end, between.length);
        System.arraycopy(whole, from, all, end + between.length, whole.length - from);
        return all;
    }
}
