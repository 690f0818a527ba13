package org.chronogram.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A parameter of a {@link Model}: its name, type, default, unit, bounds and description. On the command line it is the
 * option {@code --name}.
 *
 * <p>Immutable: {@link #unit}, {@link #atLeast}, {@link #atMost} and {@link #describedAs} return a changed copy.
 *
 * @param <T> type of its values.
 */
public final class Parameter<T> {
    private final String name;
    private final ParameterType type;
    private final String defaultText;
    private final String unit;
    private final String description;
    private final Comparable<T> minimum;
    private final Comparable<T> maximum;
    private final List<String> choices;

    private Parameter(
            String name,
            ParameterType type,
            String defaultText,
            String unit,
            String description,
            Comparable<T> minimum,
            Comparable<T> maximum,
            List<String> choices) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = type;
        this.defaultText = Objects.requireNonNull(defaultText, "defaultText");
        this.unit = unit;
        this.description = description;
        this.minimum = minimum;
        this.maximum = maximum;
        this.choices = choices;
    }

    private static <T> Parameter<T> of(String name, ParameterType type, String defaultText, List<String> choices) {
        return new Parameter<>(name, type, defaultText, "", "", null, null, choices);
    }

    /**
     * Declares a whole number of 32 bits.
     *
     * @param name name of the parameter.
     * @param defaultValue value when the user gives none.
     * @return the parameter.
     */
    public static Parameter<Integer> integer(String name, int defaultValue) {
        return of(name, ParameterType.INTEGER, Integer.toString(defaultValue), List.of());
    }

    /**
     * Declares a decimal number.
     *
     * @param name name of the parameter.
     * @param defaultValue value when the user gives none.
     * @return the parameter.
     */
    public static Parameter<Double> decimal(String name, double defaultValue) {
        return of(name, ParameterType.DECIMAL, Double.toString(defaultValue), List.of());
    }

    /**
     * Declares a duration or point in time; its value is in ticks, its text in the {@link TimeBase} of the model.
     *
     * @param name name of the parameter.
     * @param defaultText value when the user gives none, for example {@code 1.5us}.
     * @return the parameter.
     */
    public static Parameter<Long> time(String name, String defaultText) {
        return of(name, ParameterType.TIME, defaultText, List.of());
    }

    /**
     * Declares one of several words.
     *
     * @param name name of the parameter.
     * @param defaultChoice value when the user gives none.
     * @param choices all words, the default among them.
     * @return the parameter.
     */
    public static Parameter<String> choice(String name, String defaultChoice, String... choices) {
        return of(name, ParameterType.CHOICE, defaultChoice, List.of(choices));
    }

    /**
     * Declares a file that may be left out.
     *
     * @param name name of the parameter.
     * @return the parameter; its value is empty when the user gives none.
     */
    public static Parameter<Optional<Path>> file(String name) {
        return of(name, ParameterType.FILE, "", List.of());
    }

    /**
     * Sets the unit shown beside the value.
     *
     * @param newUnit the unit.
     * @return a changed copy.
     */
    public Parameter<T> unit(String newUnit) {
        return new Parameter<>(name, type, defaultText, newUnit, description, minimum, maximum, choices);
    }

    /**
     * Sets the description shown in the help.
     *
     * @param newDescription one sentence without a full stop.
     * @return a changed copy.
     */
    public Parameter<T> describedAs(String newDescription) {
        return new Parameter<>(name, type, defaultText, unit, newDescription, minimum, maximum, choices);
    }

    /**
     * Sets the smallest value allowed.
     *
     * @param bound the bound; in ticks for a time.
     * @return a changed copy.
     */
    public Parameter<T> atLeast(Comparable<T> bound) {
        return new Parameter<>(name, type, defaultText, unit, description, bound, maximum, choices);
    }

    /**
     * Sets the largest value allowed.
     *
     * @param bound the bound; in ticks for a time.
     * @return a changed copy.
     */
    public Parameter<T> atMost(Comparable<T> bound) {
        return new Parameter<>(name, type, defaultText, unit, description, minimum, bound, choices);
    }

    /**
     * Returns the name.
     *
     * @return the name, without dashes.
     */
    public String name() {
        return name;
    }

    /**
     * Returns the type.
     *
     * @return the type.
     */
    public ParameterType type() {
        return type;
    }

    /**
     * Returns the value used when the user gives none.
     *
     * @return the default as a user would write it.
     */
    public String defaultText() {
        return defaultText;
    }

    /**
     * Returns the unit.
     *
     * @return the unit, empty for a plain number.
     */
    public String unit() {
        return unit;
    }

    /**
     * Returns the description.
     *
     * @return one sentence without a full stop.
     */
    public String description() {
        return description;
    }

    /**
     * Returns the words of a choice.
     *
     * @return the words; empty for other types.
     */
    public List<String> choices() {
        return choices;
    }

    /**
     * Returns the bounds in words.
     *
     * @param timeBase time base of the model.
     * @return for example {@code from 0 to 1}; empty when there are none.
     */
    public String boundsText(TimeBase timeBase) {
        if (minimum != null && maximum != null) {
            return "from " + boundText(minimum, timeBase) + " to " + boundText(maximum, timeBase);
        }
        if (minimum != null) {
            return "at least " + boundText(minimum, timeBase);
        }
        return maximum == null ? "" : "at most " + boundText(maximum, timeBase);
    }

    private String boundText(Comparable<T> bound, TimeBase timeBase) {
        return type == ParameterType.TIME ? timeBase.format((Long) (Object) bound) : bound.toString();
    }

    /**
     * Reads a value.
     *
     * @param text the value as a user wrote it.
     * @param timeBase time base of the model.
     * @return the value.
     * @throws InvalidInputException when it is not of the type of the parameter or out of its bounds.
     */
    public T parse(String text, TimeBase timeBase) {
        @SuppressWarnings("unchecked")
        T value = (T) convert(text, timeBase);
        boolean tooSmall = minimum != null && minimum.compareTo(value) > 0;
        boolean tooLarge = maximum != null && maximum.compareTo(value) < 0;
        if (tooSmall || tooLarge) {
            throw new InvalidInputException(
                    "--" + name + "=" + text + " is out of bounds: expected " + boundsText(timeBase));
        }
        return value;
    }

    private Object convert(String text, TimeBase timeBase) {
        try {
            return switch (type) {
                case INTEGER -> wholeNumber(text.strip());
                case DECIMAL -> finite(Double.parseDouble(text));
                case TIME -> timeBase.parse(text);
                case FILE -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
                case CHOICE -> chosen(text);
            };
        } catch (NumberFormatException | InvalidPathException e) {
            throw new InvalidInputException(
                    "--" + name + "=" + text + ": expected " + type.expectation() + range() + digits(text), e);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("--" + name + "=" + text + ": " + e.getMessage(), e);
        }
    }

    private String range() {
        return type == ParameterType.INTEGER ? " from -2^31 to 2^31 - 1" : "";
    }

    /** Java takes the digits of all scripts, which a user of a model does not mean to write. */
    private static Integer wholeNumber(String text) {
        if (!digits(text).isEmpty()) {
            throw new NumberFormatException("other digits");
        }
        return Integer.valueOf(text);
    }

    private static String digits(String text) {
        return text.codePoints().anyMatch(point -> point > '9' && Character.isDigit(point))
                ? ", in the digits 0 to 9"
                : "";
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("not finite");
        }
        return value;
    }

    private String chosen(String text) {
        if (!choices.contains(text)) {
            throw new InvalidInputException("expected one of " + String.join(", ", choices));
        }
        return text;
    }

    @Override
    public String toString() {
        return "--" + name;
    }
}
