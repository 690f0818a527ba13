package org.chronogram.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.chronogram.run.MessagingMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code auto}, {@code inline} and {@code thread}. */
final class MessagingModeConverter implements ITypeConverter<MessagingMode> {
    private static final List<String> WORDS = List.of("auto", "inline", "thread");

    @Override
    public MessagingMode convert(String text) {
        if (!WORDS.contains(text)) {
            throw new TypeConversionException("expected one of " + WORDS);
        }
        return MessagingMode.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The allowed values, for completion in a shell. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return WORDS.iterator();
        }
    }
}
