package org.chronogram.report;

import java.util.Map;

/** Something that the page draws, and a table that says the same in words. */
interface Drawing {
    /** Returns what it shows. */
    String title();

    /** Returns what the page draws. */
    Map<String, Object> asMap();

    /** Returns the same in words. */
    Table table();
}
