package org.chronogram.sync;

import java.util.Optional;
import org.chronogram.kernel.LpOwners;

/**
 * How the LPs of a run are divided among its partitions.
 *
 * @param owners the partition that owns each LP; empty for blocks of consecutive ids.
 * @param distances how far the partitions are apart; empty when the model declares no links, so that its lookahead is the
 *     distance between any two.
 */
public record PartitionScheme(Optional<LpOwners> owners, Optional<PartitionDistances> distances) {
    /** Blocks of consecutive ids, any two of them one lookahead apart. */
    public static final PartitionScheme BLOCKS = new PartitionScheme(Optional.empty(), Optional.empty());
}
