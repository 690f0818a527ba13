package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any Java gives the result of any other. */
class JavaVersionsSystemTest {
    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)[^\"]*\"");

    @RegisterExtension
    private final Workbench bench = new Workbench();

    /** A change of these is a change of the rules of order, of the random streams or of a model: never an accident. */
    @ParameterizedTest
    @CsvSource({
        "phold --lps 64 --remote 0.5 --payload 24 --end 20, 610846938f450f45",
        "network --rate 1e8 --end 100ms, 1bd4b8abb87048ee",
        "queueing --stations 16 --leave 0.2 --transient 0s --batches 2 --end 100s, 33e06534be34fe42",
    })
    void shouldGiveTheRecordedDigest(String arguments, String digest) {
        assertEquals(
                digest,
                bench.inThreads().run(arguments + " --workers 0").facts().digest());
    }

    @Test
    void shouldGiveTheSameResultOnOtherVersions() throws IOException {
        Set<Path> others = otherJavaHomes();
        assumeTrue(!others.isEmpty(), "no other Java of at least version " + OLDEST + " found");
        String arguments = "phold --lps 64 --remote 0.5 --end 20";
        for (Path home : others) {
            SimOutcome other = bench.java(home.resolve("bin/java")).run(arguments + " --workers 2");
            assertEquals(bench.undisturbed(arguments), other.facts(), home::toString);
            assertNotEquals(
                    System.getProperty("java.version"),
                    other.json().get("javaVersion").asText());
        }
    }

    /** Looks at the environment and beside the Java that runs this; one of each version. */
    private static Set<Path> otherJavaHomes() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        Set<Path> homes = new TreeSet<>();
        try (Stream<Path> siblings = Files.list(own.getParent())) {
            siblings.forEach(homes::add);
        }
        System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .forEach(value -> homes.add(Path.of(value)));
        Set<Integer> versions = new TreeSet<>(Set.of(Runtime.version().feature()));
        homes.removeIf(home -> !Files.isExecutable(home.resolve("bin/java"))
                || version(home)
                        .filter(version -> version >= OLDEST && versions.add(version))
                        .isEmpty());
        return homes;
    }

    private static Optional<Integer> version(Path home) {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(home.resolve("release")));
            return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
