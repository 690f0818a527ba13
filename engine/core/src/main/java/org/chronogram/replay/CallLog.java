package org.chronogram.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chronogram.kernel.CallObserver;
import org.chronogram.kernel.HandlerCall;

/** The calls of LPs in some spans of time, by LP and in their order. Not thread safe. */
final class CallLog implements CallObserver {
    private final List<Span> spans;
    private final Map<Integer, List<HandlerCall>> calls = new TreeMap<>();

    CallLog(List<Span> spans) {
        this.spans = spans;
    }

    boolean watches(int lp) {
        return spans.stream().anyMatch(span -> span.has(lp));
    }

    @Override
    public boolean wants(int lp, long ticks) {
        return spans.stream().anyMatch(span -> span.contains(lp, ticks));
    }

    @Override
    public void onCall(HandlerCall call) {
        calls.computeIfAbsent(call.lp(), lp -> new ArrayList<>()).add(call);
    }

    /** Returns the LPs that were called. */
    Iterable<Integer> lps() {
        return calls.keySet();
    }

    List<HandlerCall> callsOf(int lp) {
        return calls.getOrDefault(lp, List.of());
    }
}
