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
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The values of the JDK: numbers, texts, times. */
final class JdkValueSerializers {
    private JdkValueSerializers() {}

    static void addTo(SerializerTable table) {
        addNumbers(table);
        addLargeNumbers(table);
        table.addValue(String.class, StateOutput::writeText, StateInput::readText);
        addText(table, UUID.class, UUID::fromString);
        addTimes(table);
        addOptionals(table);
        addAtomicNumbers(table);
        addBuffers(table);
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

    /** Other times than durations and instants are rare in models, so they are texts, which are exact. */
    private static void addTimes(SerializerTable table) {
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
        addText(table, Period.class, Period::parse);
        addText(table, LocalDate.class, LocalDate::parse);
        addText(table, LocalTime.class, LocalTime::parse);
        addText(table, LocalDateTime.class, LocalDateTime::parse);
    }

    private static <T> void addText(SerializerTable table, Class<T> type, Function<String, T> parse) {
        table.addValue(type, (out, value) -> out.writeText(value.toString()), in -> parse.apply(in.readText()));
    }

    private static void addOptionals(SerializerTable table) {
        addOptional(
                table,
                OptionalInt.empty(),
                (out, value) -> out.writeInt(value.getAsInt()),
                in -> OptionalInt.of(in.readInt()));
        addOptional(
                table,
                OptionalLong.empty(),
                (out, value) -> out.writeLong(value.getAsLong()),
                in -> OptionalLong.of(in.readLong()));
        addOptional(
                table,
                OptionalDouble.empty(),
                (out, value) -> out.writeDouble(value.getAsDouble()),
                in -> OptionalDouble.of(in.readDouble()));
    }

    @SuppressWarnings("unchecked")
    private static <T> void addOptional(
            SerializerTable table, T empty, BiConsumer<StateOutput, T> writer, Function<StateInput, T> reader) {
        table.addValue(
                (Class<T>) empty.getClass(),
                (out, value) -> {
                    boolean isPresent = !value.equals(empty);
                    out.writeBoolean(isPresent);
                    if (isPresent) {
                        writer.accept(out, value);
                    }
                },
                in -> in.readBoolean() ? reader.apply(in) : empty);
    }

    private static void addAtomicNumbers(SerializerTable table) {
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
    }

    private static void addBuffers(SerializerTable table) {
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
