package org.chronogram.cli;

import org.chronogram.run.RunSpecification;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that asks for the events of each LP, as weights for later runs. */
final class LpEventsOption {
    static final String LP_EVENTS = "--lp-events";

    @Option(
            names = LP_EVENTS,
            scope = ScopeType.INHERIT,
            description = "write how many events each LP has handled to lp-events.csv, for --weights of later runs")
    boolean asked;

    /** Returns the specification of a run that writes them if the user has asked for it, or had asked before. */
    RunSpecification appliedTo(RunSpecification specification) {
        return asked
                ? specification.dividedBy(specification.layout().partition().recordingEvents())
                : specification;
    }
}
