package org.chronogram.state;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;

/** Compares the captured state of LPs of two builds of a model. Not thread safe. */
public final class ProcessComparison {
    private static final int SMALL_BYTES = 256;

    private final ProcessCodec codec;
    private final ProcessCodec otherCodec;
    private final StateOutput bytes = new StateOutput(SMALL_BYTES);
    private final StateOutput otherBytes = new StateOutput(SMALL_BYTES);

    /**
     * Prepares the comparison.
     *
     * @param codec captures the LPs of one build.
     * @param otherCodec captures those of the other.
     */
    public ProcessComparison(PartitionCodec codec, PartitionCodec otherCodec) {
        this.codec = codec.processes();
        this.otherCodec = otherCodec.processes();
    }

    /**
     * Tells whether a checkpoint would hold the same of two LPs.
     *
     * @param process an LP of one build.
     * @param other the LP of the other build that has the same id.
     * @return true when all bytes are the same.
     * @throws ModelException when the state of one of them cannot be captured.
     */
    public boolean isSame(LogicalProcess process, LogicalProcess other) {
        if (!process.getClass().getName().equals(other.getClass().getName())) {
            return false;
        }
        bytes.reset();
        otherBytes.reset();
        codec.write(process, bytes);
        otherCodec.write(other, otherBytes);
        return haveSameBytes();
    }

    private boolean haveSameBytes() {
        return Arrays.equals(bytes.array(), 0, bytes.position(), otherBytes.array(), 0, otherBytes.position());
    }

    /**
     * Finds a field whose state differs.
     *
     * @param process an LP of one build.
     * @param other the LP of the other build that has the same id.
     * @return the field, as messages name it; empty where it is none of the LP's own fields that are not final.
     */
    public Optional<String> differingField(LogicalProcess process, LogicalProcess other) {
        List<FieldSerializer> fields = codec.changingFields(process);
        List<FieldSerializer> otherFields = otherCodec.changingFields(other);
        for (int i = 0; i < fields.size() && i < otherFields.size(); i++) {
            bytes.reset();
            otherBytes.reset();
            codec.write(fields.get(i), process, bytes);
            otherCodec.write(otherFields.get(i), other, otherBytes);
            if (!haveSameBytes()) {
                return Optional.of(fields.get(i).field().toString());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the fields of an LP that can change and are not captured.
     *
     * @param process the LP.
     * @return transient fields, and static ones that can change, as messages name them.
     */
    public static List<String> uncapturedFields(LogicalProcess process) {
        return StateFields.uncapturedOf(process.getClass());
    }
}
