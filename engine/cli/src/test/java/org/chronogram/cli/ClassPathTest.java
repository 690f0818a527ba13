package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models from outside the project appear everywhere a model of the project does. */
final class ClassPathTest {
    private static final String MODEL = """
            package lanes;

            import java.util.List;
            import org.chronogram.model.*;

            public final class Lanes implements Model {
                public String name() { return "lanes"; }
                public String description() { return "a model of a user"; }
                public String defaultEndTime() { return "10"; }
                public List<Parameter<?>> parameters() { return List.of(Parameter.integer("%s", 4)); }
                public void build(ModelBuilder builder, ParameterValues parameters) {
                    builder.logicalProcesses(1, lp -> (event, context) -> {});
                }
            }
            """;

    @TempDir
    private Path directory;

    private TestCommandLine cli;
    private String classPath;

    @BeforeEach
    void openSession() throws IOException {
        cli = new TestCommandLine(directory);
        classPath = compile("count");
    }

    private String compile(String parameter) throws IOException {
        Path root = Files.createDirectories(directory.resolve("with-" + parameter));
        Path source = Files.writeString(root.resolve("Lanes.java"), MODEL.formatted(parameter));
        Path services = Files.createDirectories(root.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.chronogram.model.Model"), "lanes.Lanes");
        String[] arguments = {
            "-proc:none", "-d", root.toString(), "-cp", System.getProperty("java.class.path"), source.toString()
        };
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));
        return root.toString();
    }

    @Test
    void shouldRunModelFromOutside() {
        assertEquals(0, cli.execute("run", "lanes", "--count", "5", "--class-path", classPath), cli::err);
        assertEquals("lanes", cli.lastRun().simulation().model());
        assertEquals(classPath, cli.lastRun().code().classPath());
    }

    @Test
    void shouldListModelFromOutside() {
        assertEquals(0, cli.execute("--class-path=" + classPath, "models"), cli::err);
        assertTrue(cli.out().startsWith("lanes  a model of a user"), cli.out());
    }

    @Test
    void shouldTakeClassPathFromTheEnvironment() {
        cli.environment.put("CHRONOGRAM_CLASS_PATH", classPath);
        assertEquals(0, cli.execute("run", "lanes"), cli::err);
        assertEquals(classPath, cli.lastRun().code().classPath());
    }

    @Test
    void shouldRefuseEntryThatCannotBeRead() {
        assertEquals(2, cli.execute("models", "--class-path", "/no/such.jar"));
        assertEquals(
                "sim: --class-path: there is no '/no/such.jar': expected a jar file or a directory with classes; build the"
                        + " model first, or correct the path",
                cli.err().strip());
        assertEquals(2, cli.execute("models", "--class-path", classPath + ":such.jar"));
        assertEquals(
                "sim: --class-path: there is no 'such.jar' in " + Path.of("").toAbsolutePath()
                        + ": expected a jar file or a directory with classes; build the model first, or correct the path",
                cli.err().strip());
        assertEquals(2, cli.execute("models", "--class-path", "a\0b"));
        assertEquals(
                "sim: --class-path: 'a\\u0000b' is no path (Nul character not allowed): expected a jar file or a"
                        + " directory with classes",
                cli.err().strip());
    }

    @Test
    void shouldRefuseClassPathWithoutModels() throws IOException {
        String empty = Files.createDirectory(directory.resolve("empty")).toString();
        cli.environment.put("CHRONOGRAM_CLASS_PATH", empty);
        assertEquals(2, cli.execute("models"));
        assertEquals(
                "sim: --class-path: found no models in '" + empty
                        + "': expected a jar or a directory of classes with a file"
                        + " META-INF/services/org.chronogram.model.Model that names them; of a Maven project that is its"
                        + " target/classes or its jar"
                        + " (the class path comes from the environment variable CHRONOGRAM_CLASS_PATH)",
                cli.err().strip());
    }

    @Test
    void shouldRefuseParameterNamedLikeAnOption() throws IOException {
        assertEquals(2, cli.execute("run", "lanes", "--class-path", compile("seed")));
        assertEquals(
                "sim: model lanes (lanes.Lanes) cannot be used: it has a parameter --seed, but 'sim run' has an option of"
                        + " that name: rename the parameter",
                cli.err().strip());
    }

    @Test
    void shouldListTheGoodModelsBesideOneThatCannotBeUsed() throws IOException {
        assertEquals(0, cli.execute("models", "--class-path", compile("seed")));
        assertTrue(cli.out().startsWith("phold  "), cli.out());
        assertEquals(
                "sim: model lanes (lanes.Lanes) cannot be used: it has a parameter --seed, but 'sim run' has an option of"
                        + " that name: rename the parameter",
                cli.err().strip());
    }

    @Test
    void shouldRunTheGoodModelsBesideOneThatCannotBeUsed() throws IOException {
        assertEquals(0, cli.execute("run", "phold", "--class-path", compile("seed")), cli::err);
        assertEquals("phold", cli.lastRun().simulation().model());
    }

    @Test
    void shouldSayWhyAModelCannotBeUsedWhateverItsArguments() throws IOException {
        assertEquals(2, cli.execute("verify", "lanes", "--lanes", "5", "more", "--class-path", compile("workers")));
        assertEquals(
                "sim: model lanes (lanes.Lanes) cannot be used: it has a parameter --workers, but 'sim run' has an option"
                        + " of that name: rename the parameter",
                cli.err().strip());
    }

    @Test
    void shouldNameClassThatIsMissingWhereAModelIsNotFound() throws IOException {
        Files.writeString(Path.of(classPath, "META-INF/services/org.chronogram.model.Model"), "lanes.Roads");
        assertEquals(2, cli.execute("run", "roads", "--class-path", classPath));
        assertEquals(
                "sim: there is no model 'roads': 'sim models' lists them; the model of class lanes.Roads cannot be used:"
                        + " there is no such class on the class path: build the model, or correct the name in its"
                        + " META-INF/services/org.chronogram.model.Model",
                cli.err().strip());
        assertEquals(2, cli.execute("run", "lanes.Roads", "--class-path", classPath));
        assertEquals(
                "sim: the model of class lanes.Roads cannot be used: there is no such class on the class path: build the"
                        + " model, or correct the name in its META-INF/services/org.chronogram.model.Model",
                cli.err().strip());
    }

    @Test
    void shouldNameDamagedJar() throws IOException {
        Path jar = Files.write(directory.resolve("cut.jar"), new byte[] {'P', 'K', 3, 4, 20, 0});
        assertEquals(2, cli.execute("run", "phold", "--class-path", classPath + ":" + jar));
        assertEquals(
                "sim: --class-path: '" + jar
                        + "' is no jar, or a damaged one (zip END header not found): build or copy it" + " again",
                cli.err().strip());
    }
}
