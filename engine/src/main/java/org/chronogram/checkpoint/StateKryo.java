package org.chronogram.checkpoint;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Kryo as checkpoints need it: registered classes only, each under a number that depends on its name alone, so that it is
 * the same in every process; statistics go by name; an LP that refers to itself stays itself.
 */
final class StateKryo extends Kryo {
    private static final int FIRST_ID = 64;
    private static final int ID_MASK = 0x3FFF_FFFF;

    private final StatisticSet statistics;
    private LogicalProcess current;

    StateKryo(StatisticSet statistics) {
        this.statistics = statistics;
        setRegistrationRequired(true);
        setReferences(true);
        setAutoReset(false);
        setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
    }

    /** Lengths that do not depend on values cost less to write. */
    static FieldSerializer.FieldSerializerConfig fixedLength() {
        FieldSerializer.FieldSerializerConfig config = new FieldSerializer.FieldSerializerConfig();
        config.setVariableLengthEncoding(false);
        return config;
    }

    /** Says which LP is about to be written or read. */
    void begin(LogicalProcess process) {
        current = process;
    }

    /** A length that was damaged must not be believed: nothing is longer than what follows. */
    void limit(Input in) {
        int left = in.limit() - in.position();
        if (left < 0) {
            throw new KryoException("nothing left to read");
        }
    }

    /** Lets objects of a class be captured. */
    void allow(Class<?> type) {
        if (getClassResolver().getRegistration(type) == null) {
            allow(type, serializerOf(type));
        }
    }

    private void allow(Class<?> type, Serializer<?> serializer) {
        int id = FIRST_ID + (type.getName().hashCode() & ID_MASK);
        if (getRegistration(id) != null) {
            throw new InvalidInputException("the classes " + type.getName() + " and "
                    + getRegistration(id).getType().getName()
                    + " cannot both be part of a checkpoint, as their names have the same hash code: rename one");
        }
        register(type, serializer, id);
    }

    private Serializer<?> serializerOf(Class<?> type) {
        if (Statistic.class.isAssignableFrom(type)) {
            return new StatisticByName();
        }
        if (LogicalProcess.class.isAssignableFrom(type) && !type.isRecord()) {
            return new OwnProcess();
        }
        Serializer<?> serializer = getDefaultSerializer(type);
        return serializer.getClass() == FieldSerializer.class
                ? new FieldSerializer<>(this, type, fixedLength())
                : serializer;
    }

    /** Every partition has its own statistics, so a reference to one becomes one to that of the same name. */
    private final class StatisticByName extends Serializer<Statistic> {
        @Override
        public void write(Kryo kryo, Output out, Statistic statistic) {
            out.writeString(statistic.name());
        }

        @Override
        public Statistic read(Kryo kryo, Input in, Class<? extends Statistic> type) {
            String name = in.readString();
            return statistics.all().stream()
                    .filter(statistic -> statistic.name().equals(name) && type.isInstance(statistic))
                    .findFirst()
                    .orElseThrow(() -> new KryoException("there is no statistic " + name));
        }
    }

    /** An LP may refer to itself, as objects of inner classes do, but to no other. */
    private final class OwnProcess extends Serializer<LogicalProcess> {
        @Override
        public void write(Kryo kryo, Output out, LogicalProcess process) {
            if (process != current) {
                throw new KryoException(
                        "it refers to another LP, " + process.getClass().getName());
            }
        }

        @Override
        public LogicalProcess read(Kryo kryo, Input in, Class<? extends LogicalProcess> type) {
            return current;
        }
    }
}
