package org.chronogram.report;

import java.util.List;
import java.util.stream.IntStream;

/** Places on an axis with names. */
final class Indexes {
    private Indexes() {}

    static List<Integer> below(int end) {
        return IntStream.range(0, end).boxed().toList();
    }
}
