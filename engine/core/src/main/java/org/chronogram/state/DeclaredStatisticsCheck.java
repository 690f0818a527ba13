package org.chronogram.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;

/** Refuses statistics that an LP has made itself: they are in no result, and what they record is in no checkpoint. */
final class DeclaredStatisticsCheck {
    /** LPs of one class come from the same code. */
    private static final int CHECKED_PER_CLASS = 1000;

    private final Set<Statistic> declared = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Class<?>, List<StateField>> fields = new HashMap<>();
    private final Map<Class<?>, Integer> checked = new HashMap<>();
    private Class<?> checkedEnough;

    DeclaredStatisticsCheck(StatisticSet statistics) {
        declared.addAll(statistics.all());
    }

    void check(LogicalProcess process) {
        Class<?> type = process.getClass();
        if (type == checkedEnough) {
            return;
        }
        if (checked.merge(type, 1, Integer::sum) > CHECKED_PER_CLASS) {
            checkedEnough = type;
            return;
        }
        for (StateField field : fields.computeIfAbsent(type, DeclaredStatisticsCheck::statisticFields)) {
            Object held = field.get(process);
            if (held != null && !declared.contains(held)) {
                throw CaptureRefusal.of(
                        type,
                        field,
                        "a statistic that the model has not declared: take one from ModelBuilder, or count in a number");
            }
        }
    }

    private static List<StateField> statisticFields(Class<?> type) {
        return StateFields.of(type).stream()
                .filter(field -> Statistic.class.isAssignableFrom(field.type()))
                .toList();
    }
}
