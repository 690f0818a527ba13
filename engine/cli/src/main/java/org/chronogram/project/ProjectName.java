package org.chronogram.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/**
 * The name of a new model. It is that of the Maven artifact too, and those of the Java package and class follow from it.
 *
 * @param text for example {@code my-model}.
 */
public record ProjectName(String text) {
    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 64;
    private static final int MOST_SHOWN = 70;
    private static final String PACKAGE = "com.example.";
    private static final String MODEL = "Model";

    /** Checks the name. */
    public ProjectName {
        if (text.length() > LONGEST || !VALID.matcher(text).matches()) {
            throw new InvalidInputException("'" + OneLine.of(text, MOST_SHOWN)
                    + "' is no name for a model: expected words of the letters a to z and digits, joined by '-', the first"
                    + " beginning with a letter, and at most " + LONGEST + " characters, for example my-model");
        }
        String word = text.replace("-", "");
        if (SourceVersion.isKeyword(word)) {
            throw new InvalidInputException(
                    "'" + text + "' is no name for a model: its Java package would be " + PACKAGE + word + ", and '"
                            + word + "' is a word of the Java language; give another, for example my-" + text);
        }
    }

    /**
     * Returns the Java package.
     *
     * @return for example {@code com.example.mymodel}.
     */
    String packageName() {
        return PACKAGE + text.replace("-", "");
    }

    /**
     * Returns the class of the model.
     *
     * @return for example {@code MyModel}.
     */
    String className() {
        String words = Arrays.stream(text.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return words.endsWith(MODEL) ? words : words + MODEL;
    }
}
