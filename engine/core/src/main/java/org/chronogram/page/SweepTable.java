package org.chronogram.page;

import java.util.List;

/**
 * The results of a sweep so far.
 *
 * @param headings headings of the columns.
 * @param parameters how many of them are parameters, and not numbers.
 * @param rows a row for each combination, in an order that does not change.
 * @param note how to read it.
 */
public record SweepTable(List<String> headings, int parameters, List<List<String>> rows, String note) {
    static final SweepTable NONE = new SweepTable(List.of(), 0, List.of(), "");
}
