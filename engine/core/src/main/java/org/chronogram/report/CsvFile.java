package org.chronogram.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.chronogram.files.FileFaults;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/** Reads a table (RFC 4180) whose first line names its columns. */
final class CsvFile {
    private static final int LONGEST_SHOWN = 40;
    private static final String REMEDY = "; put the file back as it was written, or remove it";

    private final Path file;
    private List<String> columns = List.of();

    private CsvFile(Path file) {
        this.file = file;
    }

    /** A line of the table. */
    final class Row {
        private final CsvRecord cells;

        private Row(CsvRecord cells) {
            this.cells = cells;
        }

        String text(int column) {
            return cells.getField(column);
        }

        /** Returns the number in a cell, NaN where it is empty. */
        double number(int column) {
            String text = text(column).strip();
            try {
                return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw damaged(
                        cells,
                        "'" + OneLine.of(text, LONGEST_SHOWN) + "' in the column "
                                + OneLine.of(columns.get(column), LONGEST_SHOWN),
                        "a number");
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file.
     * @param header takes the names of the columns.
     * @param rows takes each row.
     * @throws InvalidInputException when it cannot be read, or is no such table.
     */
    static void read(Path file, Consumer<List<String>> header, Consumer<Row> rows) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            new CsvFile(file).read(reader, header, rows);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause());
        } catch (CsvParseException e) {
            throw new InvalidInputException(
                    file + " is damaged: " + OneLine.of(e.getMessage()) + "; expected a table with commas" + REMEDY, e);
        }
    }

    private static InvalidInputException unreadable(Path file, IOException reason) {
        return new InvalidInputException(file + " cannot be read: " + FileFaults.describe(reason) + REMEDY, reason);
    }

    private void read(Iterable<CsvRecord> records, Consumer<List<String>> header, Consumer<Row> rows) {
        for (CsvRecord cells : records) {
            if (columns.isEmpty()) {
                columns = List.copyOf(cells.getFields());
                header.accept(columns);
            } else {
                rows.accept(new Row(cells));
            }
        }
        if (columns.isEmpty()) {
            throw new InvalidInputException(file + " is empty: expected a line with the names of the columns" + REMEDY);
        }
    }

    private InvalidInputException damaged(CsvRecord cells, String found, String expected) {
        return new InvalidInputException(file + " line " + cells.getStartingLineNumber() + ": found " + found
                + ", expected " + expected + REMEDY);
    }
}
