package org.chronogram.results;

import java.util.List;
import java.util.Map;
import org.chronogram.text.CsvText;

/** The results as a table, one number a line (RFC 4180). */
final class ResultsCsv {
    private ResultsCsv() {}

    static String of(List<ResultEntry> entries) {
        StringBuilder csv = new StringBuilder("name,field,value,unit").append(CsvText.LINE_END);
        for (ResultEntry entry : entries) {
            for (Map.Entry<String, Number> value : entry.values().entrySet()) {
                csv.append(CsvText.of(entry.name())).append(',');
                csv.append(CsvText.of(value.getKey())).append(',');
                csv.append(CsvText.of(value.getValue())).append(',');
                csv.append(CsvText.of(entry.unit())).append(CsvText.LINE_END);
            }
        }
        return csv.toString();
    }
}
