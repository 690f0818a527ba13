package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A command line gets the commands and models that it names, and all of them where it may show or propose others. */
final class NamedPartsTest {
    private static final List<Model> MODELS = List.copyOf(ModelCatalog.load("").all());

    private static CommandLine tree(String arguments) {
        TestCommandLine cli = new TestCommandLine(Path.of(""));
        return CommandTree.forArguments(
                cli.context(),
                EarlyOptions.of(new String[0], name -> null),
                new Failures(cli.context().err(), false),
                arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
    }

    @Test
    void shouldBuildTheCommandThatIsNamed() {
        assertEquals(
                List.of("run"),
                List.copyOf(tree("run phold --lps 8").getSubcommands().keySet()));
        assertEquals(
                List.of("doctor"),
                List.copyOf(tree("doctor somewhere").getSubcommands().keySet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--help",
                "rnu",
                "rnu phold",
                "run",
                "run pholt",
                "run --help",
                "run phold --lsp 8",
                "help run",
                "run --out phold"
            })
    void shouldBuildAllWhereOthersMayBeShown(String arguments) {
        CommandLine tree = tree(arguments);
        assertTrue(tree.getSubcommands().keySet().containsAll(List.of("run", "sweep", "worker", "help")), arguments);
        assertEquals(
                MODELS.size(),
                tree.getSubcommands().get("sweep").getSubcommands().size());
    }

    @Test
    void shouldNameModelsByWholeWords() {
        String name = MODELS.get(0).name();
        assertEquals(List.of(), NamedParts.in(List.of("run", "--" + name)).of(List.of()));
        assertEquals(List.of(MODELS.get(0)), NamedParts.in(List.of("run", name)).of(MODELS));
        assertEquals(MODELS, NamedParts.in(List.of("run", name + "x")).of(MODELS));
        assertEquals(MODELS, NamedParts.all().of(MODELS));
        assertFalse(NamedParts.in(List.of("run", name)).hasCommand("sweep"));
    }
}
