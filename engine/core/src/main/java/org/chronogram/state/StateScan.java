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

/** Looks at the fresh LPs: registers the classes that are found in them, and refuses what cannot be captured. */
final class StateScan implements GraphVisitor {
    /** LPs that hold nothing but numbers differ in nothing that matters here. */
    private static final int SIMPLE_SCANNED = 1000;

    private final StateTypes types;
    private final DeclaredStatistics declaredStatistics;
    private final TypeScan typeScan;
    private final Skeleton skeleton;
    private final Map<Class<?>, Integer> scannedSimple = new HashMap<>();
    private final Map<Object, Object> owners = new IdentityHashMap<>();
    private final Deque<Found> found = new ArrayDeque<>();
    private Object process;
    private StateField current;
    private boolean isField;

    /** An object to look into, and the field that led to it. */
    private record Found(Object value, StateField field) {}

    StateScan(StateTypes types, StatisticSet statistics) {
        this.types = types;
        declaredStatistics = new DeclaredStatistics(statistics);
        typeScan = new TypeScan(types);
        skeleton = new Skeleton(types);
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
        ObjectSerializer serializer = (ObjectSerializer) types.kept(type);
        boolean isSimple = serializer != null && serializer.simple() != null;
        return serializer == null || (isSimple && scannedSimple.merge(type, 1, Integer::sum) > SIMPLE_SCANNED);
    }

    private void scan(LogicalProcess each) {
        process = each;
        skeleton.collect(each);
        for (int i = 0; i < skeleton.size(); i++) {
            Object kept = skeleton.object(i);
            if (kept != process) {
                scanKept(kept, i);
            }
            current = skeleton.field(i);
            skeleton.serializer(i).visitCaptured(kept, this);
        }
        while (!found.isEmpty()) {
            Found next = found.pop();
            current = next.field;
            types.find(next.value.getClass()).visitNew(next.value, this);
        }
    }

    private void scanKept(Object kept, int index) {
        StateField field = skeleton.field(index);
        typeScan.scanClass(kept.getClass(), field);
        typeScan.requireKey(kept.getClass(), field.field().getGenericType(), field);
        if (skeleton.serializer(index).isChangeable(kept)) {
            requireUnshared(kept, field);
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
        if (value == null || skeleton.contains(value)) {
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
        if (serializer.hasIdentity() && owners.get(value) != process) {
            if (serializer.isChangeable(value)) {
                requireUnshared(value, current);
            }
            owners.put(value, process);
            found.push(new Found(value, current));
        }
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
        return new InvalidInputException(Refusal.text(process.getClass(), field, held));
    }
}
