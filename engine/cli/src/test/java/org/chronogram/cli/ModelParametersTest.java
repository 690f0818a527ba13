package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.chronogram.testing.PholdLike;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

final class ModelParametersTest {
    private final CommandSpec command = CommandSpec.create();

    private Map<String, String> given(String... arguments) {
        PholdLike model = new PholdLike();
        ModelParameters.options(model).stream()
                .filter(option -> !command.optionsMap().containsKey(option.longestName()))
                .forEach(command::addOption);
        return ModelParameters.given(model, new CommandLine(command).parseArgs(arguments));
    }

    @Test
    void shouldReturnWhatWasGiven() {
        assertEquals(Map.of("lps", "3", "delay", "constant"), given("--delay", "constant", "--lps=3"));
    }

    /** As {@code --jobs} and {@code --hosts} of {@code sim sweep}: its models set such parameters by {@code --vary}. */
    @Test
    void shouldNotTakeAnOptionOfTheCommandForAParameterOfThatName() {
        command.addOption(OptionSpec.builder("--lps").type(Integer.class).build());
        assertEquals(Map.of("remote", "0.5"), given("--lps=3", "--remote=0.5"));
    }
}
