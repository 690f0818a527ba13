package org.chronogram.text;

/** Fields of tables in text (RFC 4180). */
public final class CsvText {
    /** The end of a line. */
    public static final String LINE_END = "\r\n";

    private CsvText() {}

    /**
     * Writes a field.
     *
     * @param field a text or a number.
     * @return the field, in quotation marks where it needs them; empty for a number that is not finite.
     */
    public static String of(Object field) {
        if (field instanceof Double number && !Double.isFinite(number)) {
            return "";
        }
        String text = field.toString();
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
