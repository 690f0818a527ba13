package org.chronogram.results;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Path;

/** Opens a table of a run that is compared: who compares says what is wrong with a line of too few or too many fields. */
final class ComparedFile {
    private ComparedFile() {}

    static CsvReader<CsvRecord> open(Path file) throws IOException {
        return CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file);
    }
}
