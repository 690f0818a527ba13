package org.chronogram.results;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/**
 * In which interval the digest logs of two runs part, and in which groups of LPs.
 *
 * @param equalTicks time of the last rows that are the same; 0 when there are none.
 * @param equalTime the same time as text, in the unit of the model.
 * @param differentTicks time of the first rows that differ; Long.MAX_VALUE when none do.
 * @param differentTime the same time as text; when no rows differ, that of the last row of the longer log, empty where none
 *     is longer.
 * @param groups the groups of LPs that differ; none when their groups are not the same.
 */
record DigestComparison(
        long equalTicks, String equalTime, long differentTicks, String differentTime, List<String> groups) {
    private static final int MOST_SHOWN = 8;

    /** The rows of a log, whose digests are of all events before their time: rows that the other log lacks can be left out. */
    private static final class Log implements AutoCloseable {
        private final Path file;
        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> rows;
        private final List<String> columns;
        private List<String> row;
        private long line;

        Log(Path file) throws IOException {
            this.file = file;
            reader = ComparedFile.open(file);
            rows = reader.iterator();
            columns = rows.hasNext() ? rows.next().getFields() : List.of();
            next();
        }

        void next() {
            if (!rows.hasNext()) {
                row = List.of();
                return;
            }
            CsvRecord next = rows.next();
            row = next.getFields();
            line = next.getStartingLineNumber();
            if (row.size() != columns.size() || row.size() < DigestTable.GROUP_COLUMNS_FROM) {
                throw damaged(row.size() + " fields, expected " + columns.size());
            }
        }

        boolean hasRow() {
            return !row.isEmpty();
        }

        long ticks() {
            try {
                return Long.parseLong(row.get(0));
            } catch (NumberFormatException e) {
                throw damaged("the time " + OneLine.of(row.get(0)) + ", expected a whole number of ticks");
            }
        }

        private InvalidInputException damaged(String found) {
            return new InvalidInputException(
                    file + ", line " + line + ": " + found + "; the file is damaged, run the model again");
        }

        /** Reads the other rows; returns the time of the last one. */
        String lastTime() {
            String last = time();
            for (next(); hasRow(); next()) {
                last = time();
            }
            return last;
        }

        String time() {
            return row.get(1);
        }

        boolean hasDigestOf(Log other) {
            return row.get(3).equals(other.row.get(3));
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /**
     * Compares two logs.
     *
     * @param one file of the one.
     * @param other file of the other one, which may have rows of other times.
     * @throws InvalidInputException when one of them is damaged.
     */
    static DigestComparison of(Path one, Path other) throws IOException {
        try (Log first = new Log(one);
                Log second = new Log(other)) {
            return compare(first, second);
        }
    }

    private static DigestComparison compare(Log one, Log other) {
        long equalTicks = 0;
        String equalTime = "the start";
        while (one.hasRow() && other.hasRow()) {
            if (one.ticks() == other.ticks()) {
                if (!one.hasDigestOf(other)) {
                    return new DigestComparison(equalTicks, equalTime, one.ticks(), one.time(), groups(one, other));
                }
                equalTicks = one.ticks();
                equalTime = one.time();
                one.next();
                other.next();
            } else if (one.ticks() < other.ticks()) {
                one.next();
            } else {
                other.next();
            }
        }
        return new DigestComparison(equalTicks, equalTime, Long.MAX_VALUE, lastTime(one, other), List.of());
    }

    private static String lastTime(Log one, Log other) {
        return one.hasRow() ? one.lastTime() : other.hasRow() ? other.lastTime() : "";
    }

    private static List<String> groups(Log one, Log other) {
        List<String> groups = new ArrayList<>();
        for (int i = DigestTable.GROUP_COLUMNS_FROM; i < one.columns.size() && one.columns.equals(other.columns); i++) {
            if (!one.row.get(i).equals(other.row.get(i))) {
                groups.add(one.columns.get(i));
            }
        }
        return groups;
    }

    /** Says where the logs part. */
    String text() {
        if (differentTicks == Long.MAX_VALUE) {
            return equalTicks == 0
                    ? "time: not known, as the digest logs have no time in common"
                    : "time: no interval of the digest logs differs up to " + equalTime
                            + (differentTime.isEmpty()
                                    ? ""
                                    : ", where one of them ends; the other goes on to " + differentTime);
        }
        String begin = equalTicks == 0 ? "between the start and " : "between there and ";
        return "time: " + (equalTicks == 0 ? "" : "the same up to " + equalTime + "; ") + "the first difference is "
                + begin + differentTime + (groups.isEmpty() ? "" : ", in " + shown());
    }

    private String shown() {
        return String.join(", ", groups.subList(0, Math.min(MOST_SHOWN, groups.size())))
                + (groups.size() > MOST_SHOWN ? " and " + (groups.size() - MOST_SHOWN) + " more groups" : "");
    }
}
