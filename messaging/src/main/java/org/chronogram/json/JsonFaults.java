package org.chronogram.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronogram.text.OneLine;

/** Describes faults in JSON in plain words. The messages of Jackson are meant for programmers, not for users. */
public final class JsonFaults {
    private static final int MOST_SHOWN = 60;
    private static final Pattern TWICE = Pattern.compile("(?s)Duplicate field '(.*)'");

    private JsonFaults() {}

    /**
     * Describes the fault.
     *
     * @param failure the exception that Jackson threw.
     * @return one line without the name of what was read, for example {@code line 3, column 9: this is not JSON}.
     */
    public static String describe(IOException failure) {
        if (failure instanceof JsonMappingException mapping) {
            return place(mapping) + ofValue(mapping);
        }
        if (failure instanceof JsonProcessingException syntax) {
            return place(syntax) + ofText(syntax);
        }
        return failure instanceof CharConversionException
                ? "a character is not of the encoding UTF-8"
                : "the text cannot be read";
    }

    /**
     * Returns the field that a failure is about.
     *
     * @param failure the exception that Jackson threw.
     * @return its path, names joined by points; empty when the failure is about the whole text.
     */
    public static String field(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return "";
        }
        return shown(mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining(".")));
    }

    private static String ofText(JsonProcessingException failure) {
        if (failure instanceof JsonEOFException) {
            return "the text ends too early";
        }
        if (failure instanceof StreamConstraintsException) {
            return "a number, a name, a text or the nesting is longer than anything that is written here";
        }
        Matcher twice = TWICE.matcher(String.valueOf(failure.getOriginalMessage()));
        return twice.matches() ? "the key '" + shown(twice.group(1)) + "' is there twice" : "this is not JSON";
    }

    private static String ofValue(JsonMappingException failure) {
        if (failure.getCause() instanceof StreamReadException syntax) {
            return ofText(syntax);
        }
        String field = field(failure);
        if (failure instanceof UnrecognizedPropertyException) {
            return "the field '" + field + "' is not known";
        }
        if (failure instanceof ValueInstantiationException
                && failure.getCause() instanceof IllegalArgumentException refused) {
            return shown(refused.getMessage());
        }
        return field.isEmpty()
                ? "a value is missing, is of another kind than expected, or is one too many"
                : "the field '" + field + "' is missing or has a value of another kind than expected";
    }

    private static String place(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    /**
     * Shows a text that somebody else wrote.
     *
     * @param text the text.
     * @return its first characters, on one line.
     */
    public static String shown(String text) {
        return OneLine.of(String.valueOf(text), MOST_SHOWN);
    }
}
