package org.chronogram.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/**
 * An experiment in a file, in TOML: the name of the model as {@code model}, values of its parameters in the tables {@code
 * vary} and {@code parameters}, and options of the sweep under their names. Immutable.
 */
public final class ExperimentFile {
    private static final String MODEL = "model";
    private static final String VARY = "vary";
    private static final String PARAMETERS = "parameters";
    private static final int MOST_SHOWN = 120;

    private final Path file;
    private final JsonNode content;

    private ExperimentFile(Path file, JsonNode content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Reads the file.
     *
     * @param file the file.
     * @return the experiment.
     * @throws InvalidInputException when the file cannot be read, or is no TOML.
     */
    public static ExperimentFile read(Path file) {
        try {
            return new ExperimentFile(file, new TomlMapper().readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    file + ", line " + e.getLocation().getLineNr() + ": "
                            + OneLine.of(e.getOriginalMessage(), MOST_SHOWN)
                            + ": expected TOML, for example end = \"100s\"",
                    e);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "there is no file " + file + ": expected a description of an experiment in TOML", e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + FileFaults.describe(e), e);
        }
    }

    /**
     * Returns the model.
     *
     * @return its name.
     * @throws InvalidInputException when the file does not name it.
     */
    public String model() {
        JsonNode model = content.get(MODEL);
        if (model == null || !model.isTextual()) {
            throw new InvalidInputException(
                    file + " does not name the model: expected model = \"NAME\" at its beginning");
        }
        return model.textValue();
    }

    /**
     * Returns the rest as arguments of the command line.
     *
     * @return one argument for each option.
     * @throws InvalidInputException when a value is none that an option can have.
     */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        content.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case MODEL -> {}
                case VARY ->
                    forEachOf(
                            entry.getValue(),
                            VARY,
                            (name, value) -> arguments.add("--vary=" + name + "=" + list(VARY + "." + name, value)));
                case PARAMETERS ->
                    forEachOf(
                            entry.getValue(),
                            PARAMETERS,
                            (name, value) -> arguments.add("--" + name + "=" + scalar(PARAMETERS + "." + name, value)));
                default -> addOption(arguments, entry.getKey(), entry.getValue());
            }
        });
        return arguments;
    }

    /** Takes a name and its value. */
    @FunctionalInterface
    private interface Entry {
        void take(String name, JsonNode value);
    }

    private void forEachOf(JsonNode table, String name, Entry entry) {
        if (!table.isObject()) {
            throw refusal(name, table, "a table [" + name + "] of parameters and their values");
        }
        table.properties().forEach(each -> entry.take(each.getKey(), each.getValue()));
    }

    private void addOption(List<String> arguments, String name, JsonNode value) {
        if (value.isBoolean()) {
            if (value.booleanValue()) {
                arguments.add("--" + name);
            }
        } else {
            arguments.add("--" + name + "=" + list(name, value));
        }
    }

    /** The values of an array stand on the command line with commas between them. */
    private String list(String name, JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(each -> scalar(name, each))
                        .collect(Collectors.joining(","))
                : scalar(name, value);
    }

    private String scalar(String name, JsonNode value) {
        if (value.isTextual() || value.isNumber() || value.isBoolean()) {
            return value.asText();
        }
        throw refusal(name, value, "a text, a number, true or false");
    }

    private InvalidInputException refusal(String name, JsonNode value, String expected) {
        return new InvalidInputException(
                file + ": " + name + " is " + OneLine.of(value.toString(), MOST_SHOWN) + ", expected " + expected);
    }
}
