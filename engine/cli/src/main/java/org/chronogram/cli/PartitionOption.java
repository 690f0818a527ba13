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
    static final String WEIGHTS = "--weights";

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
            converter = Share.Converter.class,
            scope = ScopeType.INHERIT,
            description =
                    "how much more work than the mean a partition may get where LPs are divided by links; more lets"
                            + " longer delays lie between partitions (default: 0.05, or 5%%)")
    private Share imbalance;

    @Option(
            names = WEIGHTS,
            paramLabel = "RUN_DIR",
            scope = ScopeType.INHERIT,
            description =
                    "directory of an earlier run, made with --lp-events: each LP weighs the events that it handled there, and"
                            + " partitions get the same weight; 'model' for the weights that the model declares"
                            + " (default: model)")
    private String weights;

    /**
     * Returns what was given.
     *
     * @param directory directory from which a relative path starts.
     * @param before what holds where nothing is given.
     * @throws InvalidInputException when the imbalance is out of bounds.
     */
    PartitionOptions of(Path directory, PartitionOptions before) {
        if (imbalance != null && !(imbalance.value() >= 0 && imbalance.value() <= PartitionOptions.MOST_IMBALANCE)) {
            throw new InvalidInputException(IMBALANCE + "=" + imbalance.value() + " is out of bounds: expected 0 to "
                    + (int) PartitionOptions.MOST_IMBALANCE);
        }
        return new PartitionOptions(
                nameOrPath(method, METHODS, directory, before.method()),
                imbalance == null ? before.imbalance() : imbalance.value(),
                nameOrPath(weights, List.of(PartitionOptions.OF_MODEL), directory, before.weights()),
                before.recordsEvents());
    }

    private static String nameOrPath(String given, List<String> names, Path directory, String before) {
        if (given == null) {
            return before;
        }
        return names.contains(given)
                ? given
                : directory.resolve(given).toAbsolutePath().toString();
    }

    /** The methods, for completion in a shell. */
    static final class Methods implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return METHODS.iterator();
        }
    }
}
