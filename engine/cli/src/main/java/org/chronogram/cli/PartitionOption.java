package org.chronogram.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.PartitionOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that say how LPs are divided among the partitions. */
final class PartitionOption {
    static final String PARTITION = "--partition";
    static final String IMBALANCE = "--imbalance";

    private static final List<String> METHODS =
            List.of(PartitionOptions.AUTO, PartitionOptions.BLOCKS, PartitionOptions.LINKS);

    @Option(
            names = PARTITION,
            paramLabel = "METHOD|FILE",
            scope = ScopeType.INHERIT,
            completionCandidates = Methods.class,
            description =
                    "how LPs are divided among the partitions: blocks of consecutive ids (blocks), by the links that"
                            + " the model declares, so that long delays lie between partitions (links), by links where the"
                            + " model declares them (auto), or as a file says that has the number of the partition of each LP"
                            + " on a line (default: auto)")
    private String method;

    @Option(
            names = IMBALANCE,
            paramLabel = "SHARE",
            scope = ScopeType.INHERIT,
            description =
                    "how much more work than the mean a partition may get where LPs are divided by links; more lets"
                            + " longer delays lie between partitions (default: 0.05, which is 5 %%)")
    private Double imbalance;

    /**
     * Returns what was given.
     *
     * @param directory directory from which a relative path starts.
     * @param before what holds where nothing is given.
     * @throws InvalidInputException when the imbalance is out of bounds.
     */
    PartitionOptions of(Path directory, PartitionOptions before) {
        if (imbalance != null && !(imbalance >= 0 && imbalance <= PartitionOptions.MOST_IMBALANCE)) {
            throw new InvalidInputException(IMBALANCE + "=" + imbalance + " is out of bounds: expected 0 to "
                    + (int) PartitionOptions.MOST_IMBALANCE);
        }
        return new PartitionOptions(
                method == null ? before.method() : absolute(directory),
                imbalance == null ? before.imbalance() : imbalance);
    }

    private String absolute(Path directory) {
        return METHODS.contains(method)
                ? method
                : directory.resolve(method).toAbsolutePath().toString();
    }

    /** The methods, for completion in a shell. */
    static final class Methods implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return METHODS.iterator();
        }
    }
}
