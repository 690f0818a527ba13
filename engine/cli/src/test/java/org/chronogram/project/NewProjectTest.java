package org.chronogram.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.EngineVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewProjectTest {
    @TempDir
    private Path parent;

    private static String refusal(Path directory, Map<String, String> files) {
        return assertThrows(InvalidInputException.class, () -> NewProject.write(directory, files))
                .getMessage();
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.walk(parent)) {
            return entries.filter(entry -> !entry.equals(parent)).toList();
        }
    }

    @Test
    void shouldWriteFilesWithoutPlaceholders() throws IOException {
        Path project = parent.resolve("a/my-model");
        NewProject.make(new ProjectName("my-model"), project);
        for (Path file : entries().stream().filter(Files::isRegularFile).toList()) {
            String text = Files.readString(file);
            assertFalse(text.matches("(?s).*@[A-Z_]+@.*"), file + ": " + text);
        }
        assertEquals(
                "com.example.mymodel.MyModel\n",
                Files.readString(project.resolve("src/main/resources/META-INF/services/org.chronogram.model.Model")));
        assertTrue(Files.exists(project.resolve("src/test/java/com/example/mymodel/MyModelTest.java")));
        String pom = Files.readString(project.resolve("pom.xml"));
        assertTrue(pom.contains("<chronogram.version>" + EngineVersion.text() + "<"), pom);
        assertTrue(pom.contains("<version>${chronogram.version}</version>"), pom);
    }

    @Test
    void shouldHaveAShortReadme() {
        String readme = ProjectFiles.of(new ProjectName("my-model")).get("README.md");
        assertTrue(readme.lines().count() <= 26, readme);
        assertTrue(readme.contains("-pl bom,engine/junit -am -Dmaven.test.skip=true install"), readme);
    }

    @Test
    void shouldRefuseWhatExists() throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("link"), parent.resolve("nowhere"));
        assertEquals(
                link + " exists already: give with --dir a directory that does not exist, or remove it first",
                refusal(link, Map.of("a", "b")));
        assertEquals(List.of(link), entries());
    }

    @Test
    void shouldRefuseAFileAsParent() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertEquals(
                "cannot write to " + file + ": it is a file, expected a directory; give another directory with --dir",
                refusal(file.resolve("project"), Map.of("a", "b")));
    }

    @Test
    void shouldLeaveNothingWhereAFileCannotBeWritten() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a/b", "text");
        files.put("n".repeat(300), "text");
        Path project = parent.resolve("new/project");
        assertEquals(
                "cannot write to " + project + ": File name too long; give another directory with --dir",
                refusal(project, files));
        assertEquals(List.of(), entries());
    }
}
