package org.chronogram.results;

import java.util.List;

/**
 * The files of a run that could not be written, as on a full disk, beside its results, which could.
 *
 * @param names names of the files; none when all were written.
 * @param reason why the first of them could not be written.
 */
public record UnwrittenFiles(List<String> names, String reason) {
    /** Field of {@code run.json} that lists the names. */
    static final String FIELD = "unwritten";

    /** All files were written. */
    static final UnwrittenFiles NONE = new UnwrittenFiles(List.of(), "");

    /**
     * Tells whether all files were written.
     *
     * @return whether there is none.
     */
    public boolean none() {
        return names.isEmpty();
    }
}
