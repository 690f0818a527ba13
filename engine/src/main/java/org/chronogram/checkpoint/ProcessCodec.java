package org.chronogram.checkpoint;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;
import org.chronogram.model.StatisticSet;

/**
 * Captures and restores the state of LPs. An LP is restored by reading what was captured into one that the model has just
 * made, so only what can differ from that is captured: all fields but static and transient ones, statistics, and final ones
 * whose values can never change. One for each partition, not thread safe.
 */
public final class ProcessCodec {
    private final StateKryo kryo;
    private final Map<Class<?>, ProcessLayout> layouts = new IdentityHashMap<>();
    private Class<?> lastType;
    private ProcessLayout lastLayout;

    private ProcessCodec(StateKryo kryo) {
        this.kryo = kryo;
    }

    /**
     * Finds out how the LPs of a partition are captured.
     *
     * @param processes the LPs, as the model has made them.
     * @param statistics statistics of the partition.
     * @param stateClasses classes that the model names as part of its state.
     * @return the codec.
     * @throws InvalidInputException when the state of an LP cannot be captured.
     */
    public static ProcessCodec of(LogicalProcess[] processes, StatisticSet statistics, List<Class<?>> stateClasses) {
        StateKryo kryo = new StateKryo(statistics);
        StateClasses classes = new StateClasses(kryo);
        stateClasses.forEach(classes::addNamed);
        ProcessCodec codec = new ProcessCodec(kryo);
        for (LogicalProcess process : processes) {
            classes.addProcess(process);
            codec.layoutOf(process);
        }
        return codec;
    }

    private ProcessLayout layoutOf(LogicalProcess process) {
        Class<?> type = process.getClass();
        if (type != lastType) {
            lastType = type;
            lastLayout = layouts.computeIfAbsent(type, added -> ProcessLayout.of(added, kryo));
        }
        return lastLayout;
    }

    /**
     * Captures an LP.
     *
     * @param process the LP.
     * @param out takes its state.
     * @throws ModelException when a part of it cannot be captured.
     */
    public void write(LogicalProcess process, Output out) {
        try {
            layoutOf(process).write(process, out);
        } catch (KryoException | IllegalArgumentException e) {
            throw new ModelException(
                    "LP class " + process.getClass().getName() + ": its state cannot be captured: "
                            + firstLine(e.getMessage()) + "; let Model.stateClasses() name the class, or make the field"
                            + " transient",
                    e);
        }
    }

    private static String firstLine(String text) {
        return text == null ? "unknown reason" : text.lines().findFirst().orElse("");
    }

    /**
     * Restores an LP.
     *
     * @param fresh the LP as the model has made it.
     * @param in gives the state that was captured.
     * @return the LP with that state: the same object, or another one where it is a record.
     */
    public LogicalProcess read(LogicalProcess fresh, Input in) {
        LogicalProcess restored = layoutOf(fresh).read(fresh, in);
        restored.restored();
        return restored;
    }

    /**
     * Describes the classes of the LPs.
     *
     * @return for each class its name, and a text that changes with its fields.
     */
    public SortedMap<String, String> layouts() {
        SortedMap<String, String> texts = new TreeMap<>();
        layouts.forEach((type, layout) -> texts.put(type.getName(), layout.text()));
        return texts;
    }
}
