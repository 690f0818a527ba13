package org.chronogram.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A formula over the parameters of a sweep: those of its points, and those that are the same in all of its runs. */
final class SweepOverlay {
    private final Overlay overlay;
    private final Formula formula;
    private final List<String> columns;
    private final Map<?, ?> fixed;

    SweepOverlay(Overlay overlay, SweepTable table, Fields description) {
        this.overlay = overlay;
        columns = table.parameters();
        fixed = description.all().get("parameters") instanceof Map<?, ?> parameters ? parameters : Map.of();
        overlay.requireResult(table.results());
        List<String> names = new ArrayList<>(columns);
        fixed.keySet().forEach(name -> names.add(String.valueOf(name)));
        formula = overlay.over(names);
    }

    String result() {
        return overlay.result();
    }

    String formula() {
        return overlay.formula();
    }

    double at(SweepTable.Line row) {
        return formula.at(name -> overlay.number(
                name,
                columns.contains(name) ? row.point().get(columns.indexOf(name)) : String.valueOf(fixed.get(name))));
    }
}
