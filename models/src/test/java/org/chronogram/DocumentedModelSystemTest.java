package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.chronogram.Documents.CodeBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the documents work exactly as written there, on worker processes. */
class DocumentedModelSystemTest {
    /** Stands in for Maven: a build inside of the build that runs this test would pull its classes away. */
    private static final String NO_BUILD =
            "mvn() { echo 'sources have changed since the build that runs this test'; return 1; }; export -f mvn\n";

    @TempDir
    private Path directory;

    @Test
    void shouldMakeAndRunTheModelOfTheGuideByItsOwnCommands() throws IOException, InterruptedException {
        String script = Documents.blocks(Documents.MODEL_GUIDE, "sh").stream()
                .map(CodeBlock::text)
                .collect(Collectors.joining())
                .replace("/path/to/chronogram", "'" + Documents.root() + "'")
                .replace("cd epidemic\n", "cd epidemic\n" + writeSources());
        SimCommand reader = SimCommand.bash(directory, NO_BUILD + script).assertExit(0);
        List<String> printed = Documents.unaligned(reader.out());
        List<CodeBlock> outputs = Documents.blocks(Documents.MODEL_GUIDE, "text");
        List<String> shown = Documents.unaligned(outputs.get(0).text());
        assertEquals(
                shown,
                printed.stream().filter(shown::contains).limit(shown.size()).toList(),
                reader.out());
        assertTrue(printed.contains("same result on 4 combinations as on the sequential engine"), reader.out());
        List<String> withLinks = Documents.unaligned(outputs.get(1).text());
        assertTrue(printed.containsAll(withLinks), reader.out());
        assertEquals(3, Collections.frequency(printed, digestLine(shown)), reader.out());
    }

    private static String digestLine(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("digest "))
                .findFirst()
                .orElseThrow();
    }

    private static String writeSources() throws IOException {
        StringBuilder commands = new StringBuilder();
        for (CodeBlock block : Documents.blocks(Documents.MODEL_GUIDE, "java")) {
            commands.append("cat > ").append(block.file()).append(" <<'END OF FILE'\n");
            commands.append(block.text()).append("END OF FILE\n");
        }
        return commands.toString();
    }

    @Test
    void shouldRunTheModelOfTheReadmeByItsOwnCommands() throws IOException, InterruptedException {
        Files.writeString(
                directory.resolve("RingModel.java"),
                Documents.blocks(Documents.README, "java").get(0).text());
        String commands = Documents.blocks(Documents.README, "sh").stream()
                .map(CodeBlock::text)
                .filter(text -> text.contains("javac"))
                .collect(Collectors.joining())
                .replace("models/target", Documents.root() + "/models/target")
                .replace("bin/sim", "'" + Documents.root() + "/bin/sim'");
        String alone = commands.lines()
                .filter(line -> line.contains("/bin/sim'"))
                .map(line -> line.replace("--workers 2", "--workers 0") + "\n")
                .collect(Collectors.joining());
        SimCommand onWorkers = SimCommand.bash(directory, NO_BUILD + commands).assertExit(0);
        SimCommand sequential = SimCommand.bash(directory, NO_BUILD + alone).assertExit(0);
        assertEquals(sequential.digest(), onWorkers.digest());
    }
}
