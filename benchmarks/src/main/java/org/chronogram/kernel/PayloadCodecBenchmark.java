package org.chronogram.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chronogram.benchmarks.JvmArguments;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.PayloadCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * An event whose handler reads a payload of four fields and writes it into the next event, with a codec of records and with
 * offsets written by hand. Both should cost the same and, with {@code -prof gc}, allocate nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = JvmArguments.OPENS_FOR_AGRONA)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PayloadCodecBenchmark {
    private static final int LPS = 64;
    private static final int TICKS_PER_EVENT = 3;
    private static final int EVENTS_PER_LP = 1000;
    private static final PayloadCodec<Packet> PACKET = PayloadCodec.of(Packet.class);

    private record Packet(int source, int target, long sentTicks, byte hops) {}

    /** How the payload is written and read. */
    @Param({"codec", "offsets"})
    public String payload;

    private Kernel kernel;
    private long ticks;

    /** Each LP passes a packet to itself. */
    private record PacketModel(LogicalProcess process) implements Model {
        @Override
        public String name() {
            return "packets";
        }

        @Override
        public String description() {
            return "LPs that pass a packet to themselves";
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
            builder.lookahead(100);
            builder.logicalProcesses(LPS, lp -> process);
        }
    }

    private static final class WithCodec implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            context.schedule(1, 1, PACKET.write(context, new Packet(1, 2, 0, (byte) 4)));
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            Packet packet = PACKET.read(event);
            Packet next = new Packet(packet.source() + 1, packet.target(), packet.sentTicks() + 1, packet.hops());
            context.schedule(TICKS_PER_EVENT, 1, PACKET.write(context, next));
        }
    }

    private static final class WithOffsets implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            context.schedule(1, 1, context.payload(17));
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            context.schedule(
                    TICKS_PER_EVENT,
                    1,
                    context.payload(17)
                            .putLong(0, event.getLong(0) + 1)
                            .putInt(8, event.getInt(8) + 1)
                            .putInt(12, event.getInt(12))
                            .putByte(16, event.getByte(16)));
        }
    }

    /** Makes the LPs. */
    @Setup
    public void setUp() {
        PacketModel model = new PacketModel(payload.equals("codec") ? new WithCodec() : new WithOffsets());
        ModelDeclaration declaration =
                ModelDeclaration.of(model, ParameterValues.parse(model, Map.of()), Long.MAX_VALUE);
        kernel = new Kernel(
                declaration, LpDirectory.ofBlocks(LPS, 1, 0), Long.MAX_VALUE, 1, 0, RemoteEvents.NONE, Pulse.NONE);
        kernel.initialize();
        ticks = 0;
    }

    /**
     * Executes events.
     *
     * @return the time reached.
     */
    @Benchmark
    @OperationsPerInvocation(LPS * EVENTS_PER_LP)
    public long execute() {
        ticks += (long) TICKS_PER_EVENT * EVENTS_PER_LP;
        return kernel.runUntil(ticks);
    }
}
