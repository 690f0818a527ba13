package org.chronogram.results;

import java.util.List;
import java.util.Map;

/** The results as a table, one number a line (RFC 4180). */
final class ResultsCsv {
    private static final String LINE_END = "\r\n";

    private ResultsCsv() {}

    static String of(List<ResultEntry> entries) {
        StringBuilder csv = new StringBuilder("name,field,value,unit").append(LINE_END);
        for (ResultEntry entry : entries) {
            for (Map.Entry<String, Number> value : entry.values().entrySet()) {
                csv.append(quoted(entry.name())).append(',');
                csv.append(quoted(value.getKey())).append(',');
                csv.append(number(value.getValue())).append(',');
                csv.append(quoted(entry.unit())).append(LINE_END);
            }
        }
        return csv.toString();
    }

    static String number(Number value) {
        return value instanceof Double decimal && !Double.isFinite(decimal) ? "" : value.toString();
    }

    static String quoted(String text) {
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
