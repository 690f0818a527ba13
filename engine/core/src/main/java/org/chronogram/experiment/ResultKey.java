package org.chronogram.experiment;

/**
 * A number that each run of an experiment has as a result.
 *
 * @param result name of the result.
 * @param field name of the number in it; {@code value} for a result that is one number.
 * @param unit unit of the result, empty for a plain number.
 */
public record ResultKey(String result, String field, String unit) {
    private static final String VALUE = "value";

    /**
     * Returns how a user names the number.
     *
     * @return for example {@code delay.mean}, or {@code mean-delay} for a result that is one number.
     */
    public String name() {
        return field.equals(VALUE) ? result : result + "." + field;
    }

    /**
     * Tells whether the number is what the model itself has reported.
     *
     * @return true for the value of a result, and false for a field of a statistic.
     */
    public boolean ofReport() {
        return field.equals(VALUE);
    }
}
