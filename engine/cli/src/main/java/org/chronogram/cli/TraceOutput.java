package org.chronogram.cli;

import java.io.PrintWriter;
import org.chronogram.kernel.EventRecord;
import org.chronogram.model.TimeBase;

/** Writes events as CSV and, where it is asked for, as a trace that Chrome and Perfetto open and as packets. Not thread safe. */
final class TraceOutput {
    private static final double MICROS_PER_UNIT = 1e6;

    private final PrintWriter csv;
    private final PrintWriter chrome;
    private final PcapOutput pcap;
    private final TimeBase timeBase;
    private long events;

    /**
     * Creates the output.
     *
     * @param chrome takes the trace; null for none.
     * @param pcap takes the packets; null for none.
     */
    TraceOutput(PrintWriter csv, PrintWriter chrome, PcapOutput pcap, TimeBase timeBase) {
        this.csv = csv;
        this.chrome = chrome;
        this.pcap = pcap;
        this.timeBase = timeBase;
    }

    void begin() {
        csv.println("ticks,time,lp,type,source,sequence,payload");
        if (chrome != null) {
            chrome.print("{\"traceEvents\":[");
        }
    }

    void add(EventRecord event) {
        double time = timeBase.toUnits(event.ticks());
        csv.println(event.ticks() + "," + time + "," + event.target() + "," + event.type() + "," + event.source() + ","
                + Integer.toUnsignedString(event.sequence()) + "," + event.payload());
        if (chrome != null) {
            chrome.print((events == 0 ? "\n" : ",\n") + "{\"name\":\"type " + event.type()
                    + "\",\"ph\":\"i\",\"s\":\"t\",\"pid\":1,\"tid\":" + event.target() + ",\"ts\":"
                    + MICROS_PER_UNIT * time + ",\"args\":{\"source\":" + event.source() + ",\"sequence\":"
                    + Integer.toUnsignedString(event.sequence()) + ",\"payload\":\"" + event.payload() + "\"}}");
        }
        if (pcap != null) {
            pcap.add(event);
        }
        events++;
    }

    /** Returns how many events were added. */
    long events() {
        return events;
    }

    void end() {
        csv.flush();
        if (chrome != null) {
            chrome.println("\n]}");
        }
    }
}
