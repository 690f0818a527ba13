package org.chronogram.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chronogram.model.TimeBase;
import org.chronogram.results.JsonText;
import org.chronogram.results.Recovery;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.Progress;

/** Writes what a page is told, which {@code run.js} reads. */
final class ViewJson {
    private ViewJson() {}

    /**
     * Writes a view.
     *
     * @param view what there is now.
     * @param first whether the page knows nothing yet: it forgets what it showed.
     */
    static String of(RunHistory.View view, boolean first) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first", first);
        fields.put("phase", view.phase().name());
        fields.put("head", view.head().map(ViewJson::head).orElse(null));
        fields.put(
                "now",
                view.progress().map(now -> now(now, timeBase(view.head()))).orElse(null));
        fields.put("samples", view.samples().stream().map(Sample::values).toList());
        fields.put("notes", view.notes().stream().map(Notes.Note::values).toList());
        fields.put("loads", view.loads().stream().map(LoadWindow.Row::values).toList());
        fields.put(
                "recoveries", view.recoveries().stream().map(ViewJson::recovery).toList());
        fields.put("losses", view.losses());
        fields.put("checkpoints", view.checkpoints());
        fields.put(
                "checkpoint",
                view.checkpoint()
                        .map(newest -> checkpoint(newest, timeBase(view.head())))
                        .orElse(null));
        fields.put("end", view.end().map(ViewJson::end).orElse(null));
        return JsonText.onOneLine(fields);
    }

    private static Map<String, Object> head(RunHead head) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", head.model());
        fields.put("unit", head.timeBase().unit());
        fields.put("end", head.timeBase().toUnits(head.endTicks()));
        fields.put("keepsCheckpoints", head.keepsCheckpoints());
        fields.put("facts", head.facts());
        return fields;
    }

    private static TimeBase timeBase(Optional<RunHead> head) {
        return head.map(RunHead::timeBase).orElse(TimeBase.SECONDS);
    }

    private static Map<String, Object> now(Progress progress, TimeBase timeBase) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("simulated", timeBase.toUnits(progress.simulatedTicks()));
        fields.put("wallSeconds", progress.wallSeconds());
        fields.put("events", progress.events());
        fields.put("steps", progress.steps());
        fields.put("doneShare", doneShare(progress));
        fields.put("secondsLeft", secondsLeft(progress));
        fields.put("eventsByWorker", progress.eventsByWorker());
        fields.put(
                "heapBytesByWorker",
                progress.loads().stream().map(load -> load.heapBytes()).toList());
        return fields;
    }

    static double doneShare(Progress progress) {
        return progress.endTicks() == 0 ? 0 : (double) progress.simulatedTicks() / progress.endTicks();
    }

    /** Expects, as the progress on the terminal does, that the rest takes as long as what was done; NaN when nothing was. */
    static double secondsLeft(Progress progress) {
        double done = doneShare(progress);
        return done > 0 ? progress.wallSeconds() * (1 - done) / done : Double.NaN;
    }

    private static Map<String, Object> recovery(RunHistory.SeenRecovery seen) {
        Recovery recovery = seen.recovery();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("wallSeconds", seen.wallSeconds());
        fields.put("number", recovery.number());
        fields.put("worker", recovery.worker());
        fields.put("cause", recovery.cause());
        fields.put("lostAt", recovery.lostAt());
        fields.put("wentOnFrom", recovery.wentOnFrom());
        fields.put("secondsLost", recovery.secondsLost());
        fields.put("way", recovery.kind());
        return fields;
    }

    private static Map<String, Object> checkpoint(CommittedCheckpoint checkpoint, TimeBase timeBase) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("simulated", timeBase.toUnits(checkpoint.simulatedTicks()));
        fields.put("bytes", checkpoint.bytes());
        fields.put("pauseSeconds", checkpoint.pauseNs() / 1e9);
        return fields;
    }

    private static Map<String, Object> end(RunEnd end) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("good", end.good());
        fields.put("badge", end.badge());
        fields.put("text", end.text());
        return fields;
    }
}
