package org.chronogram.models.interconnect;

import java.util.Locale;
import org.chronogram.model.RunReport;

/** What must hold in every run: nothing is lost, nothing stands still, nothing is faster than it can be. */
final class InterconnectChecks {
    private static final double STANDARD_DEVIATIONS = 6;

    private final RunReport report;
    private final Fabric fabric;
    private final InterconnectSettings settings;
    private final long generated;
    private final long delivered;
    private final long betweenRouters;
    private final long toTerminals;
    private final long creditsOnWires;
    private final long inRouters;
    private final long atSources;

    InterconnectChecks(RunReport report, Fabric fabric, InterconnectSettings settings) {
        this.report = report;
        this.fabric = fabric;
        this.settings = settings;
        generated = count(InterconnectStatistics.GENERATED);
        delivered = count(InterconnectStatistics.DELIVERED);
        betweenRouters = count(InterconnectStatistics.INJECTED)
                + count(InterconnectStatistics.ON_LINKS)
                - count(InterconnectStatistics.ARRIVED);
        toTerminals = count(InterconnectStatistics.EJECTED) - delivered;
        creditsOnWires = count(InterconnectStatistics.CREDITS_SENT) - count(InterconnectStatistics.CREDITS_RECEIVED);
        inRouters = count(InterconnectStatistics.IN_ROUTERS);
        atSources = count(InterconnectStatistics.AT_SOURCES);
    }

    void write() {
        checkPackets();
        checkEvents();
        checkCredits();
        checkProgress();
        checkOrder();
        checkTraffic();
    }

    private long count(String counter) {
        return report.countFromStart(counter);
    }

    private void checkPackets() {
        long onLinks = betweenRouters + toTerminals;
        String detail = generated + " packets generated, expected " + (delivered + onLinks + inRouters + atSources)
                + ": " + delivered + " delivered, " + onLinks + " on links, " + inRouters + " waiting in routers, "
                + atSources + " at sources";
        report.check("packets", generated == delivered + onLinks + inRouters + atSources, detail);
    }

    private void checkEvents() {
        long own = count(InterconnectStatistics.OWN_EVENTS);
        long expected = betweenRouters + toTerminals + creditsOnWires + own;
        String detail = report.pendingEvents() + " events pending, expected " + expected + ": "
                + (betweenRouters + toTerminals) + " packets and " + creditsOnWires + " credits on links, " + own
                + " of sources and ports";
        report.check("events", report.pendingEvents() == expected, detail);
    }

    /** A place in a buffer is a credit that can be used, a flit on its way there or in it, or a credit on its way back. */
    private void checkCredits() {
        long free = count(InterconnectStatistics.FREE_CREDITS);
        long wrong = count(InterconnectStatistics.CREDITS_WRONG);
        long flits = settings.flits() * (betweenRouters + inRouters);
        long found = free + flits + creditsOnWires;
        long places = 0;
        for (int router = 0; router < fabric.routers(); router++) {
            places += (fabric.links(router) * (long) fabric.channels() + fabric.attached(router))
                    * settings.bufferFlits();
        }
        String detail = found + " places in buffers: " + free + " credits, " + flits + " flits, "
                + creditsOnWires + " credits on links; expected " + places + "; " + wrong
                + " credits out of bounds";
        report.check("credits", found == places && wrong == 0, detail);
    }

    /** A deadlock leaves packets that wait, and nothing that could end that: neither packets nor credits on links. */
    private void checkProgress() {
        long waiting = inRouters + atSources;
        long sources = settings.messages() == 0 ? fabric.terminals() : 0;
        long stalled = count(InterconnectStatistics.STALLED);
        boolean moving = report.pendingEvents() > sources;
        String detail = waiting + " packets wait, " + (report.pendingEvents() - sources)
                + " events can move them; " + stalled + " ports with packets sent none for "
                + report.timeBase().format(settings.stallTicks()) + ", expected none";
        report.check("progress", (waiting == 0 || moving) && stalled == 0, detail);
    }

    private void checkOrder() {
        long tooFast = count(InterconnectStatistics.TOO_FAST);
        String fast = tooFast + " packets took less time than their way without load, expected none";
        report.check("zero-load", tooFast == 0, fast);
        if (fabric.keepsOrder()) {
            long disordered = count(InterconnectStatistics.DISORDERED);
            report.check("order", disordered == 0, disordered + " packets were overtaken on their way, expected none");
        }
    }

    private void checkTraffic() {
        if (settings.messages() == 0) {
            checkRate();
        } else if (report.endTicks() == report.plannedEndTicks()) {
            long all = fabric.terminals() * (long) settings.messages();
            String detail = delivered + " packets delivered, expected all " + all
                    + (delivered < all && report.pendingEvents() > 0 ? ": give a later --end" : "");
            report.check("drained", delivered == all, detail);
        }
    }

    private void checkRate() {
        double expected = report.endTicks() / settings.meanIntervalTicks() * fabric.terminals();
        double tolerance = STANDARD_DEVIATIONS * Math.sqrt(expected) + 1;
        String detail = String.format(
                Locale.ROOT, "%d packets generated, expected %.0f +- %.0f", generated, expected, tolerance);
        report.check("traffic", Math.abs(generated - expected) <= tolerance, detail);
    }
}
