package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.chronogram.kernel.ModelBlame;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;
import org.chronogram.model.StatisticSet;

/**
 * Captures the state of LPs and restores it. There is one for each partition; not thread safe.
 *
 * <p>State is read into a fresh LP, one that the factory of the model has made as at the start of the run. Objects that
 * hang on it by final fields alone are kept and filled; all others are made anew. What never changes by its type, what is
 * transient and what is static is not captured.
 */
public final class ProcessCodec {
    private final StateTypes types;
    private final ObjectGraph graph;
    private final Skeleton skeleton;
    private final SortedMap<String, Long> layouts;
    private Class<?> lastClass;
    private ObjectSerializer lastSerializer;

    private ProcessCodec(StateTypes types, SortedMap<String, Long> layouts) {
        this.types = types;
        this.layouts = layouts;
        graph = new ObjectGraph(types);
        skeleton = new Skeleton(types);
    }

    /**
     * Makes the codec of a partition, and checks that the state of its LPs can be captured.
     *
     * @param processes the LPs as the factory made them, before they were initialised.
     * @param statistics the statistics of the partition.
     * @param stateClasses further classes whose objects can become part of the state.
     * @return the codec.
     * @throws org.chronogram.model.InvalidInputException when a field holds what cannot be captured.
     */
    public static ProcessCodec of(LogicalProcess[] processes, StatisticSet statistics, List<Class<?>> stateClasses) {
        StateTypes types = new StateTypes(statistics);
        new StateScan(types, statistics).scan(processes, stateClasses);
        return new ProcessCodec(types, LayoutHashes.of(processes, types));
    }

    /**
     * Writes the state of an LP.
     *
     * @param process the LP.
     * @param out takes the bytes.
     * @throws ModelException when the LP has come to hold what cannot be captured.
     */
    public void write(LogicalProcess process, Output out) {
        ObjectSerializer serializer = serializer(process.getClass());
        if (serializer == null) {
            return;
        }
        SimpleState simple = serializer.simple();
        if (simple != null) {
            simple.write(process, graph, out);
            return;
        }
        try {
            writeGraph(process, out);
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

    private void writeGraph(LogicalProcess process, Output out) {
        skeleton.collect(process);
        for (int i = 0; i < skeleton.size(); i++) {
            graph.addWritten(skeleton.object(i));
        }
        for (int i = 0; i < skeleton.size(); i++) {
            graph.at(skeleton.field(i));
            skeleton.serializer(i).writeKept(skeleton.object(i), graph, out);
        }
    }

    /**
     * Reads the state of an LP.
     *
     * @param fresh the LP as the factory made it.
     * @param in gives the bytes; all of them are in its buffer.
     * @return the restored LP.
     * @throws ModelException when the LP fails to rebuild what follows from its state.
     * @throws RuntimeException when the bytes are not those of such an LP.
     */
    public LogicalProcess read(LogicalProcess fresh, Input in) {
        ObjectSerializer serializer = serializer(fresh.getClass());
        if (serializer != null) {
            try {
                readState(serializer, fresh, in);
            } catch (RuntimeException | StackOverflowError e) {
                throw new DamagedStateException(
                        "LP class " + TypeNames.of(fresh.getClass()) + ": its state is damaged: " + e, e);
            } finally {
                reset();
            }
        }
        callRestored(fresh);
        return fresh;
    }

    private static void callRestored(LogicalProcess process) {
        try {
            process.restored();
        } catch (Throwable e) {
            throw ModelBlame.of(
                    "LP class " + TypeNames.of(process.getClass()) + ": its method restored() threw ", e, "");
        }
    }

    /** Captures single fields of an LP by themselves; those that are final are left out. */
    List<LaidOutField> changingFields(LogicalProcess process) {
        ObjectSerializer serializer = serializer(process.getClass());
        return serializer == null ? List.of() : List.of(serializer.layout().changing());
    }

    /** Writes one of the {@link #changingFields}. */
    void write(LaidOutField field, LogicalProcess process, Output out) {
        try {
            field.write(process, graph, out);
        } finally {
            reset();
        }
    }

    private void readState(ObjectSerializer serializer, LogicalProcess fresh, Input in) {
        SimpleState simple = serializer.simple();
        if (simple != null) {
            simple.read(fresh, graph, in);
            return;
        }
        skeleton.collect(fresh);
        for (int i = 0; i < skeleton.size(); i++) {
            graph.addRead(skeleton.object(i));
        }
        for (int i = 0; i < skeleton.size(); i++) {
            skeleton.serializer(i).readKept(skeleton.object(i), graph, in);
        }
    }

    private void reset() {
        graph.reset();
        skeleton.clear();
    }

    private ObjectSerializer serializer(Class<?> type) {
        if (type != lastClass) {
            lastSerializer = (ObjectSerializer) types.kept(type);
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
