package org.chronogram.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chronogram.files.FileFaults;
import org.chronogram.json.JsonFaults;
import org.chronogram.json.JsonValues;
import org.chronogram.json.StrictJson;
import org.chronogram.model.InvalidInputException;

/** Writes maps, lists, texts and numbers as JSON that any parser accepts: numbers that are not finite become null. */
public final class JsonText {
    private static final JsonFactory FACTORY = StrictJson.factory(StreamReadConstraints.defaults());

    private JsonText() {}

    /**
     * Writes an object on one line.
     *
     * @param object its fields, in order.
     * @return the text, in ASCII, without a line end.
     */
    public static String onOneLine(Map<String, ?> object) {
        return text(object, null);
    }

    /**
     * Writes an object with a line for every field.
     *
     * @param object its fields, in order.
     * @return the text, in ASCII, with a line end.
     */
    public static String indented(Map<String, ?> object) {
        return text(object, new DefaultPrettyPrinter()) + "\n";
    }

    private static String text(Map<String, ?> object, PrettyPrinter layout) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
            out.setPrettyPrinter(layout);
            JsonValues.write(object, out);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + object, e);
        }
        return text.toString();
    }

    /**
     * Reads a file that holds one object.
     *
     * @param file the file.
     * @return its fields.
     * @throws InvalidInputException when it cannot be read.
     */
    public static Map<String, Object> read(Path file) {
        try {
            return read(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + FileFaults.describe(e), e);
        }
    }

    /**
     * Reads the content of a file that holds one object.
     *
     * @param file the file, for messages.
     * @param content what is in it.
     * @return its fields.
     * @throws InvalidInputException when it is not one object.
     */
    public static Map<String, Object> read(Path file, byte[] content) {
        try (JsonParser parser = FACTORY.createParser(content)) {
            Map<String, Object> fields = JsonValues.readObject(parser);
            if (fields != null) {
                return fields;
            }
            throw damaged(file, "found null", null);
        } catch (IOException e) {
            throw damaged(file, JsonFaults.describe(e), e);
        }
    }

    private static InvalidInputException damaged(Path file, String found, IOException cause) {
        return new InvalidInputException(
                file + " is damaged: " + found
                        + "; expected one JSON object as it was written: put it back, or start a new run",
                cause);
    }
}
