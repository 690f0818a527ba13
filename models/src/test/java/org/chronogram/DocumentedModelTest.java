package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chronogram.Documents.CodeBlock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models in the documents compile as they stand there, and print the output that the documents show. */
class DocumentedModelTest {
    private static final String BY_PROCESSES = " workers x .*| remote, .*";
    private static final String LOOKAHEAD = "builder.lookahead(parameters.get(TRAVEL));";
    private static final String LINKS = "builder.links(new Roads(side, parameters.get(TRAVEL)));";
    private static final String ROAD_TO_THE_WEST = "links.to(y * side + (x + side - 1) % side, travelTicks);";

    @TempDir
    private static Path compiled;

    private static Path jarOfTheGuide;

    @TempDir
    private Path directory;

    @BeforeAll
    static void compileTheGuide() throws IOException {
        jarOfTheGuide = guideJar(compiled, source -> source);
    }

    private static Path guideJar(Path directory, UnaryOperator<String> change) throws IOException {
        DocumentedModel model = new DocumentedModel(directory, "epidemic.EpidemicModel");
        for (CodeBlock block : Documents.blocks(Documents.MODEL_GUIDE, "java")) {
            model.write(block.file(), change.apply(block.text()));
        }
        return model.jar();
    }

    private SimCommand run(String name, Path jar, String... further) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", name, "--class-path", jar.toString()));
        arguments.addAll(List.of("--workers", "0", "--out", "none", "--quiet"));
        arguments.addAll(List.of(further));
        return SimCommand.sim(directory, arguments);
    }

    private static String guideOutput(int index) throws IOException {
        return Documents.blocks(Documents.MODEL_GUIDE, "text").get(index).text();
    }

    /** The last message that the guide shows. */
    private static String guideFailure() throws IOException {
        return guideOutput(Documents.blocks(Documents.MODEL_GUIDE, "text").size() - 1);
    }

    private static String withLinks(String source) {
        return source.replace(LOOKAHEAD, LINKS);
    }

    @Test
    void shouldGiveTheResultsThatTheGuideShows() throws IOException {
        SimCommand run = run("epidemic", jarOfTheGuide).assertExit(0);
        List<String> printed = Documents.unaligned(run.out());
        List<String> expected = Documents.unaligned(guideOutput(0)).stream()
                .filter(line -> line.split(BY_PROCESSES, 2).length == 1)
                .toList();
        assertTrue(expected.contains("digest " + run.digest()), run.out());
        assertTrue(printed.containsAll(expected), () -> "expected " + expected + ", printed " + printed);
    }

    @Test
    void shouldPassTheTestThatTheGuideShows() throws IOException, ReflectiveOperationException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jarOfTheGuide.toUri().toURL()})) {
            Method main = loader.loadClass("epidemic.EpidemicTest").getMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        }
    }

    @Test
    void shouldGiveAnotherResultForAnotherSeed() throws IOException {
        assertNotEquals(
                run("epidemic", jarOfTheGuide).digest(),
                run("epidemic", jarOfTheGuide, "--seed", "2").assertExit(0).digest());
    }

    /** The engine reports state that it cannot capture on standard error. */
    @Test
    void shouldBeOfAStateThatCheckpointsCanCapture() throws IOException {
        SimCommand run =
                run("epidemic", jarOfTheGuide, "--checkpoint-every", "1ms").assertExit(0);
        assertEquals("", run.err());
    }

    @Test
    void shouldFailAsTheGuideShowsWhenTheDelayIsTooShort() throws IOException {
        Path jar = guideJar(directory, source -> source.replace("travelTicks, VISIT", "travelTicks / 2, VISIT"));
        SimCommand run = run("epidemic", jar).assertExit(1);
        assertEquals(guideFailure(), run.err());
        assertEquals("", run.out());
    }

    @Test
    void shouldGiveTheSameWithTheLinksThatTheGuideShows() throws IOException {
        assertTrue(Documents.text(Documents.MODEL_GUIDE).contains(LINKS));
        Path jar = guideJar(directory, DocumentedModelTest::withLinks);
        assertEquals(
                run("epidemic", jarOfTheGuide).digest(),
                run("epidemic", jar).assertExit(0).digest());
    }

    @Test
    void shouldRefuseMorePartitionsThanGroupsAsTheGuideShows() throws IOException {
        Path jar = guideJar(directory, DocumentedModelTest::withLinks);
        List<String> arguments = List.of("run", "epidemic", "--class-path", jar.toString(), "--travel", "0");
        List<String> twoWorkers = List.of("--workers", "2", "--out", "none");
        List<String> command =
                Stream.of(arguments, twoWorkers).flatMap(List::stream).toList();
        assertEquals(
                guideOutput(2), SimCommand.sim(directory, command).assertExit(2).err());
    }

    @Test
    void shouldFailAsTheGuideShowsWhenALinkIsMissing() throws IOException {
        Path jar = guideJar(directory, source -> withLinks(source).replace(ROAD_TO_THE_WEST, ""));
        SimCommand run = run("epidemic", jar).assertExit(1);
        assertEquals(guideOutput(3), run.err());
        assertEquals("", run.out());
    }

    @Test
    void shouldRefuseInputAsTheGuideSays() throws IOException {
        SimCommand run = run("epidemic", jarOfTheGuide, "--index-cases", "101").assertExit(2);
        assertEquals("sim: --index-cases=101 is more than the people of a town: expected at most 100\n", run.err());
    }

    @Test
    void shouldRunTheModelOfTheReadme() throws IOException {
        DocumentedModel model = new DocumentedModel(directory, "ring.RingModel");
        model.write(
                "RingModel.java",
                Documents.blocks(Documents.README, "java").get(0).text());
        SimCommand run = run("ring", model.jar(), "--end", "100ms").assertExit(0);
        assertTrue(Documents.unaligned(run.out()).stream().anyMatch(line -> line.startsWith("visits [tokens] count ")));
    }
}
