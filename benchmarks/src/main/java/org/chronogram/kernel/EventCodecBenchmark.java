package org.chronogram.kernel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.benchmarks.JvmArguments;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Taking a batch of {@value #RECORDS} event records as it came from the wire, per record. The kernel checks each record
 * and copies it to the bucket in which it stays; the others make an object of it, which has yet to go into a queue. The
 * kernel executes what it took outside of the time measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = JvmArguments.OPENS_FOR_AGRONA)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventCodecBenchmark {
    private static final int RECORDS = 500;
    private static final int LPS = 1024;
    private static final int TYPE = 1;
    private static final long TICKS_PER_RECORD = 1_000_000;
    private static final long TICKS_PER_BATCH = RECORDS * TICKS_PER_RECORD;
    private static final long LOOKAHEAD_TICKS = 100 * TICKS_PER_RECORD;

    /** A batch as bytes. */
    @State(Scope.Thread)
    public abstract static class Batch {
        /** Payload of each record in bytes. */
        @Param({"0", "16", "64"})
        public int payload;

        byte[] bytes;

        /**
         * Writes the batch.
         *
         * @throws IOException never.
         */
        @Setup
        public void setUp() throws IOException {
            bytes = write();
            prepare();
        }

        abstract byte[] write() throws IOException;

        void prepare() {}

        byte[] writeWords() {
            int lengthWords = EventLayout.lengthWords(payload);
            ByteBuffer buffer =
                    ByteBuffer.allocate(RECORDS * lengthWords * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            long[] record = new long[lengthWords];
            for (int i = 0; i < RECORDS; i++) {
                EventLayout.putHeader(record, 0, i * TICKS_PER_RECORD, i, i, i % LPS, TYPE, payload);
                for (long word : record) {
                    buffer.putLong(word);
                }
            }
            return buffer.array();
        }
    }

    /** A model that ignores all events. */
    private static final class Sink implements Model, LogicalProcess {
        @Override
        public String name() {
            return "sink";
        }

        @Override
        public String description() {
            return "LPs that ignore all events";
        }

        @Override
        public String defaultEndTime() {
            return "1";
        }

        @Override
        public List<Parameter<?>> parameters() {
            return List.of();
        }

        @Override
        public void build(ModelBuilder builder, ParameterValues parameters) {
            builder.lookahead(LOOKAHEAD_TICKS);
            builder.logicalProcesses(LPS, lp -> this);
        }

        @Override
        public void onEvent(Event event, EventContext context) {}
    }

    /** A batch for the kernel. */
    public static class KernelBatch extends Batch {
        private Kernel kernel;
        private UnsafeBuffer buffer;
        private long executedUntil;

        @Override
        byte[] write() {
            return writeWords();
        }

        @Override
        void prepare() {
            Sink sink = new Sink();
            ModelDeclaration declaration =
                    ModelDeclaration.of(sink, ParameterValues.parse(sink, Map.of()), Long.MAX_VALUE);
            kernel = new Kernel(
                    declaration, LpDirectory.ofBlocks(LPS, 1, 0), Long.MAX_VALUE, 1, 0, RemoteEvents.NONE, Pulse.NONE);
            buffer = new UnsafeBuffer(bytes);
            executedUntil = 0;
        }

        /** Executes what was inserted and moves the batch to a later time. */
        @Setup(Level.Invocation)
        public void advance() {
            executedUntil += TICKS_PER_BATCH;
            kernel.runUntil(executedUntil);
            int recordBytes = bytes.length / RECORDS;
            for (int i = 0; i < RECORDS; i++) {
                buffer.putLong(i * recordBytes, executedUntil + i * TICKS_PER_RECORD, ByteOrder.LITTLE_ENDIAN);
            }
        }
    }

    /** One event as an object. */
    private static final class EventObject {
        private final long time;
        private final int source;
        private final int sequence;
        private final int target;
        private final short type;
        private final byte[] payload;

        EventObject(long time, int source, int sequence, int target, short type, byte[] payload) {
            this.time = time;
            this.source = source;
            this.sequence = sequence;
            this.target = target;
            this.type = type;
            this.payload = payload;
        }

        long mixed() {
            return time ^ source ^ sequence ^ target ^ type ^ payload.length;
        }
    }

    /** A batch for a {@link ByteBuffer}, in the layout of the kernel. */
    public static class BufferBatch extends Batch {
        private final EventObject[] decoded = new EventObject[RECORDS];
        private ByteBuffer buffer;

        @Override
        byte[] write() {
            return writeWords();
        }

        @Override
        void prepare() {
            buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        EventObject[] decode() {
            buffer.clear();
            for (int i = 0; i < RECORDS; i++) {
                decoded[i] = decodeOne();
            }
            return decoded;
        }

        private EventObject decodeOne() {
            long time = buffer.getLong();
            int source = buffer.getInt();
            int sequence = buffer.getInt();
            int target = buffer.getInt();
            short type = buffer.getShort();
            byte[] payloadBytes = new byte[buffer.getShort()];
            buffer.get(payloadBytes);
            return new EventObject(time, source, sequence, target, type, payloadBytes);
        }
    }

    /** A batch for a {@link DataInputStream}. */
    public static class StreamBatch extends Batch {
        private final EventObject[] decoded = new EventObject[RECORDS];

        @Override
        byte[] write() throws IOException {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(written);
            for (int i = 0; i < RECORDS; i++) {
                out.writeLong(i * TICKS_PER_RECORD);
                out.writeInt(i);
                out.writeInt(i);
                out.writeInt(i % LPS);
                out.writeShort(TYPE);
                out.writeShort(payload);
                out.write(new byte[payload]);
            }
            return written.toByteArray();
        }

        EventObject[] decode() throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            for (int i = 0; i < RECORDS; i++) {
                decoded[i] = decodeOne(in);
            }
            return decoded;
        }

        private static EventObject decodeOne(DataInputStream in) throws IOException {
            long time = in.readLong();
            int source = in.readInt();
            int sequence = in.readInt();
            int target = in.readInt();
            short type = in.readShort();
            byte[] payloadBytes = new byte[in.readShort()];
            in.readFully(payloadBytes);
            return new EventObject(time, source, sequence, target, type, payloadBytes);
        }
    }

    /**
     * Into the pending events of a kernel.
     *
     * @param batch the batch.
     * @return number of records.
     */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int kernel(KernelBatch batch) {
        return batch.kernel.insert(batch.buffer, 0, batch.bytes.length);
    }

    /**
     * Into objects by a {@link ByteBuffer}.
     *
     * @param batch the batch.
     * @return a number that depends on the data that was read.
     */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long byteBuffer(BufferBatch batch) {
        return batch.decode()[0].mixed();
    }

    /**
     * Into objects by a {@link DataInputStream}.
     *
     * @param batch the batch.
     * @return a number that depends on the data that was read.
     * @throws IOException never.
     */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long dataInputStream(StreamBatch batch) throws IOException {
        return batch.decode()[0].mixed();
    }
}
