package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.StatisticSet;

/** Writes LPs with one codec and reads them with another, as two processes would. */
final class Capture {
    private Capture() {}

    /** An LP that handles no event. */
    abstract static class Quiet implements LogicalProcess {
        @Override
        public void onEvent(Event event, EventContext context) {}
    }

    static ProcessCodec codec(LogicalProcess fresh, Class<?>... stateClasses) {
        return ProcessCodec.of(new LogicalProcess[] {fresh}, new StatisticSet(), List.of(stateClasses));
    }

    static byte[] write(LogicalProcess process, ProcessCodec codec) {
        Output out = new Output(64, -1);
        codec.write(process, out);
        return out.toBytes();
    }

    /** Restores the state of an LP in a fresh one, and checks that all bytes were read. */
    static <T extends LogicalProcess> T restore(T process, T freshAtWriter, T fresh, Class<?>... stateClasses) {
        byte[] bytes = write(process, codec(freshAtWriter, stateClasses));
        Input in = new Input(bytes);
        codec(fresh, stateClasses).read(fresh, in);
        if (in.position() != bytes.length) {
            throw new AssertionError("read " + in.position() + " of " + bytes.length + " bytes");
        }
        return fresh;
    }
}
