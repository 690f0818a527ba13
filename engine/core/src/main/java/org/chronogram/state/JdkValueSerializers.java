package org.chronogram.state;

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

/** The values of the JDK: numbers, texts, times. */
final class JdkValueSerializers {
    private JdkValueSerializers() {}

    static void addTo(SerializerTable table) {
        addNumbers(table);
        addLargeNumbers(table);
        table.addValue(String.class, StateOutput::writeText, StateInput::readText);
        table.addValue(UUID.class, JdkValueSerializers::writeUuid, in -> new UUID(in.readLong(), in.readLong()));
        addDurations(table);
        addDates(table);
        addOptionals(table);
        addMutableValues(table);
        table.addConstant(Comparator.naturalOrder());
        table.addConstant(Comparator.reverseOrder());
    }

    private static void addNumbers(SerializerTable table) {
        table.addValue(Boolean.class, StateOutput::writeBoolean, StateInput::readBoolean);
        table.addValue(Byte.class, (out, value) -> out.writeByte(value), StateInput::readByte);
        table.addValue(Character.class, (out, value) -> out.writeShort(value), in -> (char) in.readShort());
        table.addValue(Short.class, (out, value) -> out.writeShort(value), StateInput::readShort);
        table.addValue(Integer.class, StateOutput::writeInt, StateInput::readInt);
        table.addValue(Long.class, StateOutput::writeLong, StateInput::readLong);
        table.addValue(
                Float.class,
                (out, value) -> out.writeInt(Float.floatToRawIntBits(value)),
                in -> Float.intBitsToFloat(in.readInt()));
        table.addValue(Double.class, StateOutput::writeDouble, StateInput::readDouble);
    }

    private static void addLargeNumbers(SerializerTable table) {
        table.addValue(
                BigInteger.class,
                (out, number) -> out.writeBytes(number.toByteArray()),
                in -> new BigInteger(in.readBytes()));
        table.addValue(
                BigDecimal.class,
                (out, number) -> {
                    out.writeBytes(number.unscaledValue().toByteArray());
                    out.writeInt(number.scale());
                },
                in -> new BigDecimal(new BigInteger(in.readBytes()), in.readInt()));
    }

    private static void writeUuid(StateOutput out, UUID id) {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void addDurations(SerializerTable table) {
        table.addValue(
                Duration.class,
                (out, value) -> {
                    out.writeLong(value.getSeconds());
                    out.writeInt(value.getNano());
                },
                in -> Duration.ofSeconds(in.readLong(), in.readInt()));
        table.addValue(
                Instant.class,
                (out, value) -> {
                    out.writeLong(value.getEpochSecond());
                    out.writeInt(value.getNano());
                },
                in -> Instant.ofEpochSecond(in.readLong(), in.readInt()));
        table.addValue(
                Period.class,
                (out, value) -> {
                    out.writeInt(value.getYears());
                    out.writeInt(value.getMonths());
                    out.writeInt(value.getDays());
                },
                in -> Period.of(in.readInt(), in.readInt(), in.readInt()));
    }

    private static void addDates(SerializerTable table) {
        table.addValue(LocalDate.class, JdkValueSerializers::writeDate, JdkValueSerializers::readDate);
        table.addValue(LocalTime.class, JdkValueSerializers::writeTime, JdkValueSerializers::readTime);
        table.addValue(
                LocalDateTime.class,
                (out, value) -> {
                    writeDate(out, value.toLocalDate());
                    writeTime(out, value.toLocalTime());
                },
                in -> LocalDateTime.of(readDate(in), readTime(in)));
    }

    private static void writeDate(StateOutput out, LocalDate date) {
        out.writeLong(date.toEpochDay());
    }

    private static LocalDate readDate(StateInput in) {
        return LocalDate.ofEpochDay(in.readLong());
    }

    private static void writeTime(StateOutput out, LocalTime time) {
        out.writeLong(time.toNanoOfDay());
    }

    private static LocalTime readTime(StateInput in) {
        return LocalTime.ofNanoOfDay(in.readLong());
    }

    private static void addOptionals(SerializerTable table) {
        table.addValue(
                OptionalInt.class,
                (out, value) -> {
                    out.writeBoolean(value.isPresent());
                    value.ifPresent(out::writeInt);
                },
                in -> in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty());
        table.addValue(
                OptionalLong.class,
                (out, value) -> {
                    out.writeBoolean(value.isPresent());
                    value.ifPresent(out::writeLong);
                },
                in -> in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty());
        table.addValue(
                OptionalDouble.class,
                (out, value) -> {
                    out.writeBoolean(value.isPresent());
                    value.ifPresent(out::writeDouble);
                },
                in -> in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty());
    }

    private static void addMutableValues(SerializerTable table) {
        table.addMutableValue(
                AtomicInteger.class,
                AtomicInteger::new,
                (out, value) -> out.writeInt(value.get()),
                (in, value) -> value.set(in.readInt()));
        table.addMutableValue(
                AtomicLong.class,
                AtomicLong::new,
                (out, value) -> out.writeLong(value.get()),
                (in, value) -> value.set(in.readLong()));
        table.addMutableValue(
                AtomicBoolean.class,
                AtomicBoolean::new,
                (out, value) -> out.writeBoolean(value.get()),
                (in, value) -> value.set(in.readBoolean()));
        table.addMutableValue(
                BitSet.class,
                BitSet::new,
                (out, bits) -> out.writeBytes(bits.toByteArray()),
                JdkValueSerializers::readBits);
        table.addMutableValue(
                StringBuilder.class, StringBuilder::new, StateOutput::writeText, JdkValueSerializers::readBuilder);
    }

    private static void readBits(StateInput in, BitSet bits) {
        bits.clear();
        bits.or(BitSet.valueOf(in.readBytes()));
    }

    private static void readBuilder(StateInput in, StringBuilder text) {
        text.setLength(0);
        text.append(in.readText());
    }
}
