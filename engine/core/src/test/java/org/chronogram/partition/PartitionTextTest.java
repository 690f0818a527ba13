package org.chronogram.partition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartitionTextTest {
    private static int[] read(String text) throws IOException {
        return PartitionText.read(new StringReader(text), "--partition=a.part", 4, 2);
    }

    @Test
    void shouldReadOneNumberFromEachLine() throws IOException {
        assertArrayEquals(new int[] {0, 1, 1, 0}, read("0\n1\n1\n0\n"));
        assertArrayEquals(new int[] {0, 1, 1, 0}, read("% by gpmetis\n0\r\n 1 \n# half\n01\n0"));
    }

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        String text = PartitionText.of(PartitionPlan.blocks(4, 2));
        assertEquals("0\n0\n1\n1\n", text);
        assertArrayEquals(new int[] {0, 0, 1, 1}, read(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0,1,1               |: only 3 lines with a partition, expected 4 lines, one for each LP of the model
                    ''                  |: only 0 lines with a partition, expected 4 lines, one for each LP of the model
                    0,1,1,0,1           | line 5: more lines than LPs, expected 4 lines, one for each LP of the model
                    0,2,1,0             | line 2: found '2' as the partition of LP 1, expected a number from 0 to 1
                    0,%,-1              | line 3: found '-1' as the partition of LP 1, expected a number from 0 to 1
                    0,,1,0              | line 2: found '' as the partition of LP 1, expected a number from 0 to 1
                    0 1,1,0,0           | line 1: found '0 1' as the partition of LP 0, expected a number from 0 to 1
                    0,1.0,1,0           | line 2: found '1.0' as the partition of LP 1, expected a number from 0 to 1
                    99999999999999999999| line 1: found '99999999999999999999' as the partition of LP 0, expected a number from 0 to 1
                    1,1,1,1             |: no LP in partition 0, expected at least one in each of 2 partitions
                    """)
    void shouldSayWhatIsWrong(String lines, String message) throws IOException {
        String text = lines.replace(',', '\n').replace("''", "");
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> read(text));
        assertEquals("--partition=a.part" + (message.startsWith(":") ? message : " " + message), refused.getMessage());
    }

    @Test
    void shouldShortenWhatItShows() {
        String text = "\u0007" + "x".repeat(100);
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> read(text));
        assertEquals(
                "--partition=a.part line 1: found '?" + "x".repeat(39)
                        + "...' as the partition of LP 0, expected a number from 0 to 1",
                refused.getMessage());
    }
}
