package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.TimeSerializers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.BitSet;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The values of the JDK. */
final class JdkValues {
    private JdkValues() {}

    static void addTo(JdkTypes types) {
        addNumbers(types);
        types.addValue(String.class, Values::writeText, Values::readText);
        types.addValue(BigInteger.class, Values::writeBigInteger, Values::readBigInteger);
        types.addValue(BigDecimal.class, Values::writeBigDecimal, Values::readBigDecimal);
        types.addValue(UUID.class, JdkValues::writeUuid, in -> new UUID(in.readLong(), in.readLong()));
        addTimes(types);
        addOptionals(types);
        addBoxes(types);
        types.add(
                Comparator.naturalOrder().getClass(),
                id -> new ValueSerializer(id, (out, order) -> {}, in -> Comparator.naturalOrder()));
    }

    private static void addNumbers(JdkTypes types) {
        types.addValue(Boolean.class, Output::writeBoolean, Input::readBoolean);
        types.addValue(Byte.class, (out, value) -> out.writeByte(value), Input::readByte);
        types.addValue(Character.class, Output::writeChar, Input::readChar);
        types.addValue(Short.class, (out, value) -> out.writeShort(value), Input::readShort);
        types.addValue(Integer.class, Output::writeInt, Input::readInt);
        types.addValue(Long.class, Output::writeLong, Input::readLong);
        types.addValue(Float.class, Output::writeFloat, Input::readFloat);
        types.addValue(Double.class, Output::writeDouble, Input::readDouble);
    }

    private static void writeUuid(Output out, UUID id) {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void addTimes(JdkTypes types) {
        types.addValue(Duration.class, new TimeSerializers.DurationSerializer());
        types.addValue(Instant.class, new TimeSerializers.InstantSerializer());
        types.addValue(LocalDate.class, new TimeSerializers.LocalDateSerializer());
        types.addValue(LocalTime.class, new TimeSerializers.LocalTimeSerializer());
        types.addValue(LocalDateTime.class, new TimeSerializers.LocalDateTimeSerializer());
        types.addValue(Period.class, new TimeSerializers.PeriodSerializer());
    }

    private static void addOptionals(JdkTypes types) {
        types.addValue(
                OptionalInt.class,
                (out, value) -> {
                    out.writeBoolean(value.isPresent());
                    value.ifPresent(out::writeInt);
                },
                in -> in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty());
        types.addValue(
                OptionalLong.class,
                (out, value) -> {
                    out.writeBoolean(value.isPresent());
                    value.ifPresent(out::writeLong);
                },
                in -> in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty());
        types.addValue(
                OptionalDouble.class,
                (out, value) -> {
                    out.writeBoolean(value.isPresent());
                    value.ifPresent(out::writeDouble);
                },
                in -> in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty());
    }

    private static void addBoxes(JdkTypes types) {
        types.addBox(
                AtomicInteger.class,
                AtomicInteger::new,
                (out, value) -> out.writeInt(value.get()),
                (in, value) -> value.set(in.readInt()));
        types.addBox(
                AtomicLong.class,
                AtomicLong::new,
                (out, value) -> out.writeLong(value.get()),
                (in, value) -> value.set(in.readLong()));
        types.addBox(
                AtomicBoolean.class,
                AtomicBoolean::new,
                (out, value) -> out.writeBoolean(value.get()),
                (in, value) -> value.set(in.readBoolean()));
        types.addBox(BitSet.class, BitSet::new, Values::writeBits, Values::readBits);
        types.addBox(StringBuilder.class, StringBuilder::new, Values::writeText, JdkValues::readBuilder);
    }

    private static void readBuilder(Input in, StringBuilder text) {
        text.setLength(0);
        text.append(Values.readText(in));
    }
}
