package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands, files and classes that the documents name exist. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.\\w+)?`");
    private static final Pattern MEMBER_NAME = Pattern.compile("`([A-Z]\\w*)\\.([a-z]\\w*)`");
    private static final Pattern DECLARATION = Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z]\\w*)");
    private static final Set<String> NOT_OURS = Set.of(
            "ArrayDeque",
            "ArrayList",
            "BigDecimal",
            "BigInteger",
            "BitSet",
            "BoxMullerNormalizedGaussianSampler",
            "Duration",
            "EnumMap",
            "HashMap",
            "HashSet",
            "Latitude",
            "LinkedHashMap",
            "LinkedHashSet",
            "LinkedList",
            "List",
            "Longitude",
            "Map",
            "Math",
            "Optional",
            "PriorityQueue",
            "Runtime",
            "Set",
            "StrictMath",
            "String",
            "ThreadLocalRandom",
            "TreeMap",
            "TreeSet",
            "UniformRandomProvider",
            "ZigguratSampler");
    private static final Pattern SHELL = Pattern.compile("set |cd ");
    private static final Pattern OPERAND_OR_OPTION = Pattern.compile(" ?(?:--|[A-Z]+_)");
    private static final String SIM = "bin/sim ";

    private static final Set<String> KNOWN = new HashSet<>();

    @TempDir
    private Path directory;

    /** Those for a model of the reader are run where that model is compiled. */
    static List<String> commandsOfTheReadme() throws IOException {
        return readmeLines()
                .filter(line -> line.startsWith(SIM))
                .filter(line -> !line.contains("--class-path"))
                .toList();
    }

    static List<Path> documents() throws IOException {
        return Documents.all();
    }

    private static Stream<String> readmeLines() throws IOException {
        return Documents.blocks(Documents.README, "sh").stream()
                .flatMap(block -> block.text().lines());
    }

    @Test
    void shouldNameTheCommandsOfContinuousIntegration() throws IOException {
        List<String> commands = readmeLines().toList();
        Documents.text(".ci/run")
                .lines()
                .filter(line -> !line.isEmpty()
                        && !line.startsWith("#")
                        && !SHELL.matcher(line).lookingAt())
                .forEach(line -> assertTrue(commands.contains(line), line));
    }

    /** With --help a command ignores unknown words, so each word is looked up in the text of the help. */
    @ParameterizedTest
    @MethodSource("commandsOfTheReadme")
    void shouldNameCommandsThatExist(String command) throws IOException {
        String words = OPERAND_OR_OPTION.split(command.substring(SIM.length()), 2)[0];
        List<String> arguments = words.isEmpty() ? List.of("--help") : List.of((words + " --help").split(" "));
        String help = SimCommand.sim(directory, arguments).assertExit(0).out();
        assertTrue(help.startsWith("Usage: sim " + words), help);
        for (String word : command.split(" ")) {
            boolean known = !OPERAND_OR_OPTION.matcher(word).lookingAt() || help.contains(word);
            assertTrue(known, () -> word + " is not in " + help);
        }
    }

    @Test
    void shouldShowTheDigestOfTheFirstCommand() throws IOException {
        String[] first = commandsOfTheReadme().get(0).substring(SIM.length()).split(" ");
        assertEquals(List.of("run", "phold", "--workers", "2"), List.of(first));
        SimCommand run = SimCommand.sim(directory, "run", "phold", "--workers", "0", "--out", "none", "--quiet");
        assertTrue(Documents.text(Documents.README)
                .contains("`" + run.assertExit(0).digest() + "`"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldLinkToFilesThatExist(Path document) throws IOException {
        List<String> missing = LINK.matcher(Files.readString(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("http"))
                .filter(link -> !Files.exists(document.resolveSibling(link)))
                .toList();
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldNameClassesThatExist(Path document) throws IOException {
        List<String> unknown = CLASS_NAME
                .matcher(Files.readString(document))
                .results()
                .map(name -> name.group(1))
                .filter(name -> !KNOWN.contains(name) && !NOT_OURS.contains(name))
                .distinct()
                .toList();
        assertEquals(List.of(), unknown);
    }

    /** A member is named with the class whose source has it. */
    @ParameterizedTest
    @MethodSource("documents")
    void shouldNameMembersThatExist(Path document) throws IOException {
        Map<String, Path> sources = new HashMap<>();
        sources("/src/main/").forEach(source -> sources.put(source.getFileName().toString(), source));
        List<String> unknown = new ArrayList<>();
        for (MatchResult name :
                MEMBER_NAME.matcher(Files.readString(document)).results().toList()) {
            Path source = sources.get(name.group(1) + ".java");
            if (source != null && !hasWord(Files.readString(source), name.group(2))) {
                unknown.add(name.group());
            }
        }
        assertEquals(List.of(), unknown);
    }

    private static boolean hasWord(String text, String word) {
        return Pattern.compile("\\b" + word + "\\b").matcher(text).find();
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Documents.root())) {
            return files.filter(file -> file.toString().contains(folder))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
    }

    @BeforeAll
    static void findClasses() throws IOException {
        for (Path source : sources("/src/")) {
            addDeclared(source);
        }
        for (Path document : Documents.all()) {
            addDeclared(document);
        }
    }

    private static void addDeclared(Path file) throws IOException {
        DECLARATION.matcher(Files.readString(file)).results().forEach(name -> KNOWN.add(name.group(1)));
    }
}
