package org.chronogram.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronogram.benchmarks.reference.ReferenceSimulation;
import org.chronogram.benchmarks.reference.ReferenceSimulations;
import org.chronogram.models.phold.PholdModel;

/** The models on which the kernel is measured: PHOLD by size, payload, lookahead and density, and {@link SkewedPhold}. */
public enum Workload {
    /** 1024 LPs: everything is in the caches. */
    LPS_1K("lps=1024"),
    /** 65,536 LPs. */
    LPS_64K("lps=65536"),
    /** 1,048,576 LPs: nothing is in the caches. */
    LPS_1M("lps=1048576"),
    /** 1024 LPs, 64 bytes of payload. */
    PAYLOAD_1K("lps=1024 payload=64"),
    /** 65,536 LPs, 64 bytes of payload. */
    PAYLOAD_64K("lps=65536 payload=64"),
    /** 1,048,576 LPs, 64 bytes of payload. */
    PAYLOAD_1M("lps=1048576 payload=64"),
    /** Lookahead of 1 % of the mean delay. */
    LOOKAHEAD_1("lps=65536 lookahead=0.01"),
    /** Lookahead of 50 % of the mean delay. */
    LOOKAHEAD_50("lps=65536 lookahead=0.5"),
    /** Lookahead equal to the mean delay: every delay is the same, and with it every time. */
    LOOKAHEAD_100("lps=65536 lookahead=1"),
    /** 16 events per LP. */
    START_EVENTS_16("lps=65536 start-events=16"),
    /** Windows with less than an event on average. */
    SPARSE("lps=64 lookahead=0.01"),
    /** One event in ten goes to the same LP. */
    HOT_LP("lps=65536 hot=0.1", true),
    /** All times are multiples of the lookahead. */
    TIES("lps=65536 lattice=0.1", true),
    /** Half of the events are scheduled by an LP for itself, within the window. */
    TINY_DELAYS("lps=65536 tiny=0.5", true);

    private static final String ANY_END = "1000";
    private static final long SEED = 1;

    private final Map<String, String> parameters;
    private final boolean skewed;

    Workload(String parameters) {
        this(parameters, false);
    }

    Workload(String parameters, boolean skewed) {
        this.parameters = Arrays.stream(parameters.split(" "))
                .map(assignment -> assignment.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        this.skewed = skewed;
    }

    /** Returns the workload on the sequential engine. */
    ReferenceSimulation chronogram() {
        return skewed
                ? ReferenceSimulations.chronogram(SkewedPhold::new, parameters, ANY_END, SEED)
                : ReferenceSimulations.chronogram(PholdModel::new, parameters, ANY_END, SEED);
    }

    /** Returns the workload around a priority queue. */
    ReferenceSimulation textbook() {
        return skewed
                ? ReferenceSimulations.textbook(SkewedPhold::new, parameters, ANY_END, SEED)
                : ReferenceSimulations.textbookPhold(parameters, ANY_END, SEED);
    }

    /** Returns the workload on SSJ. */
    ReferenceSimulation ssj() {
        return skewed
                ? ReferenceSimulations.ssj(SkewedPhold::new, parameters, ANY_END, SEED)
                : ReferenceSimulations.ssjPhold(parameters, ANY_END, SEED);
    }
}
