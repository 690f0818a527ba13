package org.chronogram.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.StatisticSet;

/** Looks at the fresh LPs: registers the classes of the objects in them, and refuses objects that cannot be captured. */
final class StateScan implements ReferenceVisitor {
    /** LPs of one class that hold only values and numbers are alike to this scan, so no more of them are looked at. */
    private static final int FLAT_SCANNED = 1000;

    private final SerializerRegistry types;
    private final DeclaredStatisticsCheck declaredStatistics;
    private final TypeScan typeScan;
    private final KeptObjects kept;
    private final Map<Class<?>, Integer> scannedFlat = new HashMap<>();
    private final Map<Object, Object> owners = new IdentityHashMap<>();
    private final Deque<Found> found = new ArrayDeque<>();
    private Object process;
    private StateField current;
    private boolean isField;

    /** An object to look into, and the field that led to it. */
    private record Found(Object value, StateField field) {}

    StateScan(SerializerRegistry types, StatisticSet statistics) {
        this.types = types;
        declaredStatistics = new DeclaredStatisticsCheck(statistics);
        typeScan = new TypeScan(types);
        kept = new KeptObjects(types);
    }

    void scan(LogicalProcess[] processes, List<Class<?>> stateClasses) {
        stateClasses.forEach(type -> typeScan.scanClass(type, null));
        Class<?> known = null;
        for (LogicalProcess each : processes) {
            declaredStatistics.check(each);
            if (each.getClass() != known) {
                typeScan.scanProcess(each.getClass());
                known = isKnownWell(each.getClass()) ? each.getClass() : null;
            }
            if (known == null) {
                scan(each);
            }
        }
        owners.clear();
    }

    private boolean isKnownWell(Class<?> type) {
        ObjectSerializer serializer = (ObjectSerializer) types.findKept(type);
        return serializer == null
                || (serializer.flat().isPresent() && scannedFlat.merge(type, 1, Integer::sum) > FLAT_SCANNED);
    }

    private void scan(LogicalProcess each) {
        process = each;
        kept.collect(each);
        for (int i = 0; i < kept.size(); i++) {
            Object value = kept.object(i);
            if (value != process) {
                scanKept(value, i);
            }
            current = kept.field(i);
            kept.serializer(i).visitCaptured(value, this);
        }
        while (!found.isEmpty()) {
            Found next = found.pop();
            current = next.field;
            types.find(next.value.getClass()).visitNew(next.value, this);
        }
    }

    private void scanKept(Object value, int index) {
        StateField field = kept.field(index);
        typeScan.scanClass(value.getClass(), field);
        typeScan.requireKey(value.getClass(), field.field().getGenericType(), field);
        if (kept.serializer(index).isChangeable(value)) {
            requireUnshared(value, field);
        }
    }

    @Override
    public void at(StateField field) {
        current = field;
        isField = true;
    }

    @Override
    public void visit(Object value) {
        boolean fromField = isField;
        isField = false;
        if (value == null || kept.contains(value)) {
            return;
        }
        Class<?> type = value.getClass();
        if (fromField) {
            typeScan.requireKey(type, current.field().getGenericType(), current);
        }
        typeScan.scanClass(type, current);
        StateSerializer serializer = types.find(type);
        if (serializer == null) {
            throw refusal(current, TypeNames.of(type) + ", " + TypeRules.refusal(type));
        }
        if (serializer.hasIdentity()) {
            takeOnce(value, serializer);
        }
    }

    private void takeOnce(Object value, StateSerializer serializer) {
        if (owners.get(value) == process) {
            return;
        }
        if (serializer.isChangeable(value)) {
            requireUnshared(value, current);
        }
        owners.put(value, process);
        found.push(new Found(value, current));
    }

    private void requireUnshared(Object value, StateField field) {
        Object owner = owners.putIfAbsent(value, process);
        if (owner != null && owner != process) {
            throw refusal(
                    field,
                    TypeNames.of(value.getClass())
                            + ", which another LP holds too: make the field transient if it never"
                            + " changes, otherwise give each LP its own");
        }
    }

    private InvalidInputException refusal(StateField field, String held) {
        return CaptureRefusal.of(process.getClass(), field, held);
    }
}
