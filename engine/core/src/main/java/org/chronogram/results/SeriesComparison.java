package org.chronogram.results;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Compares two files {@code series.csv} line by line. Not thread safe. */
final class SeriesComparison implements AutoCloseable {
    static final List<String> NO_DIFFERENCE = List.of("time: no interval of the series differs");

    private static final String START = "the start";

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> lines;
    private final List<String> columns;

    private SeriesComparison(CsvReader<CsvRecord> reader) {
        this.reader = reader;
        lines = reader.iterator();
        columns = next();
    }

    static SeriesComparison open(Path file) throws IOException {
        return new SeriesComparison(ComparedFile.open(file));
    }

    /** Returns the fields of the next line; none at the end. */
    private List<String> next() {
        return lines.hasNext() ? lines.next().getFields() : List.of();
    }

    /**
     * Says in which interval two series differ first, and in what.
     *
     * @param other the other series.
     * @param sameInterval whether both runs were to take samples of the same times.
     * @param mostShown how many columns are shown at most.
     * @return lines of text.
     */
    List<String> firstDifference(SeriesComparison other, boolean sameInterval, int mostShown) {
        String before = START;
        List<String> one = next();
        List<String> two = other.next();
        while (!one.isEmpty() && one.equals(two) && columns.equals(other.columns)) {
            before = one.get(0);
            one = next();
            two = other.next();
        }
        if (one.isEmpty() && two.isEmpty() && columns.equals(other.columns)) {
            return NO_DIFFERENCE;
        }
        if (!one.isEmpty() && !two.isEmpty() && !one.get(0).equals(two.get(0))) {
            return List.of(differentTimes(before, one.get(0), two.get(0), sameInterval));
        }
        return describe(before, one, two, other, mostShown);
    }

    private List<String> describe(
            String before, List<String> one, List<String> two, SeriesComparison other, int mostShown) {
        List<String> lines = new ArrayList<>();
        if (one.isEmpty() || two.isEmpty()) {
            lines.add("time: the same up to " + before + ", where the series of one run ends");
        } else {
            lines.add("time: the same up to " + before + "; the first difference is between there and " + one.get(0));
            lines.addAll(
                    columnsThatDiffer(one, two, other).stream().limit(mostShown).toList());
        }
        return lines;
    }

    private static String differentTimes(String before, String one, String two, boolean sameInterval) {
        return sameInterval
                ? "time: the same up to " + before + ", after which the series have lines of different times, " + one
                        + " and " + two + ": one of the files was changed or is damaged"
                : "time: not known, as the runs have different --sample-every: their next lines are of " + one + " and "
                        + two;
    }

    private List<String> columnsThatDiffer(List<String> one, List<String> two, SeriesComparison other) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < columns.size(); i++) {
            int column = other.columns.indexOf(columns.get(i));
            String found = column < 0 || column >= two.size() ? "no such column" : two.get(column);
            if (i < one.size() && !one.get(i).equals(found)) {
                lines.add("  " + columns.get(i) + ": " + one.get(i) + " and " + found);
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
