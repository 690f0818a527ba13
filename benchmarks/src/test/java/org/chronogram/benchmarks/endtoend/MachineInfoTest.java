package org.chronogram.benchmarks.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineInfoTest {
    @TempDir
    private Path directory;

    @Test
    void shouldTellGenerationsOfAProcessorApart() throws IOException {
        assertEquals(
                "AMD EPYC, family 26, model 2",
                processor(
                        "processor\t: 0\ncpu family\t: 26\nmodel\t\t: 2\nmodel name\t: AMD EPYC\n\nprocessor\t: 1\n"));
    }

    @Test
    void shouldTakeTheNameAloneWhenThereIsNoFamily() throws IOException {
        assertEquals("POWER9", processor("model name\t: POWER9\n"));
    }

    @Test
    void shouldNotGuessWhatTheSystemDoesNotSay() throws IOException {
        assertEquals(MachineInfo.UNKNOWN, processor("processor\t: 0\nBogoMIPS\t: 50.00\n"));
        assertEquals(MachineInfo.UNKNOWN, MachineInfo.processor(directory.resolve("none")));
    }

    private String processor(String content) throws IOException {
        return MachineInfo.processor(Files.writeString(directory.resolve("cpuinfo"), content));
    }
}
