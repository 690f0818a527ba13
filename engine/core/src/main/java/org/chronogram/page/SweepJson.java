package org.chronogram.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.results.JsonText;

/** Writes what a page about a sweep is told, which {@code sweep.js} reads. */
final class SweepJson {
    private SweepJson() {}

    /**
     * Writes a view.
     *
     * @param view what there is now.
     * @param first whether the page knows nothing yet: it forgets what it showed.
     */
    static String of(SweepHistory.View view, boolean first) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("first", first);
        fields.put("phase", view.phase().name());
        fields.put("head", view.head().orElse(null));
        fields.put("now", view.head().isPresent() && view.counts().total() > 0 ? now(view) : null);
        fields.put("samples", view.samples().stream().map(SweepSample::values).toList());
        fields.put("notes", view.notes().stream().map(Notes.Note::values).toList());
        fields.put("active", view.active().stream().map(SweepJson::active).toList());
        fields.put("table", table(view));
        fields.put("end", view.end().orElse(null));
        return JsonText.onOneLine(fields);
    }

    private static Map<String, Object> now(SweepHistory.View view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("done", view.counts().done());
        fields.put("total", view.counts().total());
        fields.put("failed", view.counts().failed());
        fields.put("doneShare", view.doneShare());
        fields.put("secondsLeft", view.secondsLeft());
        fields.put("wallSeconds", view.wallSeconds());
        fields.put("events", view.events());
        fields.put("heapBytes", view.heapBytes());
        return fields;
    }

    private static Map<String, Object> active(ActiveRun run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", run.number());
        fields.put("combination", run.combination());
        fields.put("replication", run.replication());
        fields.put("doneShare", run.doneShare());
        fields.put("secondsLeft", run.secondsLeft());
        fields.put("events", run.events());
        return fields;
    }

    private static Map<String, Object> table(SweepHistory.View view) {
        SweepTable table = view.table();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("headings", view.newHeadings() ? table.headings() : null);
        fields.put("parameters", table.parameters());
        fields.put("note", table.note());
        fields.put(
                "rows",
                view.newRows().stream()
                        .map(row -> List.of(row, table.rows().get(row)))
                        .toList());
        return fields;
    }
}
