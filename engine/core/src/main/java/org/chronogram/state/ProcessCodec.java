package org.chronogram.state;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.chronogram.kernel.ModelBlame;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;
import org.chronogram.model.StatisticSet;

/**
 * Captures the state of LPs and restores it. There is one for each partition; not thread safe.
 *
 * <p>State is read into a fresh LP, one that the factory of the model has made as at the start of the run. Objects that the
 * LP refers to by final fields alone are kept and filled; all others are made anew. Objects that never change by their type,
 * and transient and static fields, are not captured.
 */
public final class ProcessCodec {
    private static final int FEW_BYTES = 256;

    private final SerializerRegistry registry;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final KeptObjects kept;
    private final SortedMap<String, Long> layouts;
    private Class<?> lastClass;
    private Optional<ObjectSerializer> lastSerializer = Optional.empty();

    private ProcessCodec(SerializerRegistry registry, SortedMap<String, Long> layouts) {
        this.registry = registry;
        this.layouts = layouts;
        writer = new ObjectWriter(registry);
        reader = new ObjectReader(registry);
        kept = new KeptObjects(registry);
    }

    /**
     * Makes the codec of the LPs of a partition, and checks that their state can be captured.
     *
     * @param processes the LPs as the factory made them, before they were initialised.
     * @param statistics the statistics of the partition.
     * @param stateClasses further classes whose objects can become part of the state.
     * @return the codec.
     * @throws InvalidInputException when a field holds an object that cannot be captured.
     */
    public static ProcessCodec of(LogicalProcess[] processes, StatisticSet statistics, List<Class<?>> stateClasses) {
        SerializerRegistry registry = new SerializerRegistry(statistics);
        new StateScan(registry, statistics).scan(processes, stateClasses);
        return new ProcessCodec(registry, LayoutHashes.of(processes, registry));
    }

    /**
     * Captures the state of an LP.
     *
     * @param process the LP.
     * @return its bytes.
     * @throws ModelException when the LP has come to hold an object that cannot be captured.
     */
    public byte[] capture(LogicalProcess process) {
        StateOutput out = new StateOutput(FEW_BYTES);
        write(process, out);
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * Restores the state of an LP.
     *
     * @param fresh the LP as the factory made it; becomes the restored one.
     * @param bytes what {@link #capture} has returned.
     * @throws ModelException when the LP fails to rebuild what follows from its state.
     * @throws DamagedStateException when the bytes are not those of such an LP.
     */
    public void restore(LogicalProcess fresh, byte[] bytes) {
        read(fresh, new StateInput(bytes));
    }

    /** Writes the state of an LP. */
    void write(LogicalProcess process, StateOutput out) {
        Optional<ObjectSerializer> serializer = serializer(process.getClass());
        if (serializer.isEmpty()) {
            return;
        }
        writer.begin(out);
        Optional<FlatState> flat = serializer.get().flat();
        if (flat.isPresent()) {
            flat.get().write(process, writer);
        } else {
            writeObjects(process);
        }
    }

    private void writeObjects(LogicalProcess process) {
        try {
            writeKept(process);
        } catch (ModelException e) {
            throw new ModelException("LP class " + TypeNames.of(process.getClass()) + ": " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new ModelException(
                    "LP class " + TypeNames.of(process.getClass()) + ": its state is a chain of too many objects, each"
                            + " held by a field of the one before: use a collection",
                    e);
        } finally {
            reset();
        }
    }

    private void writeKept(LogicalProcess process) {
        kept.collect(process);
        for (int i = 0; i < kept.size(); i++) {
            writer.addKnown(kept.object(i));
        }
        for (int i = 0; i < kept.size(); i++) {
            writer.at(kept.field(i));
            kept.serializer(i).writeKept(kept.object(i), writer);
        }
    }

    /** Restores the state of an LP from all of the bytes. */
    void read(LogicalProcess fresh, StateInput in) {
        try {
            readState(fresh, in);
        } catch (RuntimeException | StackOverflowError e) {
            throw new DamagedStateException(
                    "LP class " + TypeNames.of(fresh.getClass()) + ": its state is damaged: " + reason(e), e);
        } finally {
            reset();
        }
        callRestored(fresh);
    }

    private static String reason(Throwable error) {
        return error instanceof DamagedStateException ? error.getMessage() : error.toString();
    }

    private void readState(LogicalProcess fresh, StateInput in) {
        Optional<ObjectSerializer> serializer = serializer(fresh.getClass());
        if (serializer.isPresent()) {
            reader.begin(in);
            Optional<FlatState> flat = serializer.get().flat();
            if (flat.isPresent()) {
                flat.get().read(fresh, reader);
            } else {
                readKept(fresh);
            }
        }
        if (in.remaining() > 0) {
            throw new DamagedStateException(in.remaining() + " bytes are left over");
        }
    }

    private void readKept(LogicalProcess fresh) {
        kept.collect(fresh);
        for (int i = 0; i < kept.size(); i++) {
            reader.addKnown(kept.object(i));
        }
        for (int i = 0; i < kept.size(); i++) {
            kept.serializer(i).readKept(kept.object(i), reader);
        }
    }

    private static void callRestored(LogicalProcess process) {
        try {
            process.restored();
        } catch (Throwable e) {
            throw ModelBlame.of(
                    "LP class " + TypeNames.of(process.getClass()) + ": its method restored() threw ", e, "");
        }
    }

    /** Returns the fields of an LP that can be captured by themselves: those that are not final. */
    List<FieldSerializer> changingFields(LogicalProcess process) {
        return serializer(process.getClass())
                .map(serializer -> List.of(serializer.layout().changing()))
                .orElse(List.of());
    }

    /** Writes one of the {@link #changingFields}. */
    void write(FieldSerializer field, LogicalProcess process, StateOutput out) {
        try {
            writer.begin(out);
            field.write(process, writer);
        } finally {
            reset();
        }
    }

    private void reset() {
        writer.reset();
        reader.reset();
        kept.clear();
    }

    private Optional<ObjectSerializer> serializer(Class<?> type) {
        if (type != lastClass) {
            lastSerializer = Optional.ofNullable((ObjectSerializer) registry.findKept(type));
            lastClass = type;
        }
        return lastSerializer;
    }

    /**
     * Returns a hash of the fields of each class whose objects this partition captures. It differs when the code has changed
     * so that states written before cannot be read. Partitions whose LPs are of different classes have different names here,
     * but never different hashes for one name.
     *
     * @return hashes by the names of the classes, sorted.
     */
    public Map<String, Long> layouts() {
        return layouts;
    }
}
