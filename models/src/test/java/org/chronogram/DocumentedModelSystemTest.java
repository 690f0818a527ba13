package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.chronogram.Documents.CodeBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents tell a reader to type works as it stands there, on worker processes. */
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
        List<String> shown = Documents.unaligned(
                Documents.blocks(Documents.MODEL_GUIDE, "text").get(0).text());
        assertEquals(
                shown,
                printed.stream().filter(shown::contains).limit(shown.size()).toList(),
                reader.out());
        assertTrue(printed.contains("same result on 4 combinations as on the sequential engine"), reader.out());
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
    void shouldGiveTheSameDigestOnTwoWorkersForTheModelOfTheReadme() throws IOException, InterruptedException {
        DocumentedModel model = new DocumentedModel(directory, "ring.RingModel");
        model.write(
                "RingModel.java",
                Documents.blocks(Documents.README, "java").get(0).text());
        String jar = model.jar().toString();
        assertEquals(digestOfRing(jar, "0"), digestOfRing(jar, "2"));
    }

    private String digestOfRing(String jar, String workers) throws IOException, InterruptedException {
        return SimCommand.sim(
                        directory,
                        "run",
                        "ring",
                        "--class-path=" + jar,
                        "--workers=" + workers,
                        "--end=500ms",
                        "--out=none",
                        "--quiet")
                .assertExit(0)
                .digest();
    }
}
