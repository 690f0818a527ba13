package org.chronogram.checkpoint;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.serializers.FieldSerializer.CachedField;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.chronogram.model.LogicalProcess;

/** What is captured of the LPs of one class. Not thread safe. */
final class ProcessLayout {
    private final Class<?> type;
    private final StateKryo kryo;
    private final CachedField[] fields;
    private final boolean record;
    private final boolean primitivesOnly;

    private ProcessLayout(Class<?> type, StateKryo kryo, List<CachedField> fields, boolean record) {
        this.type = type;
        this.kryo = kryo;
        this.fields = fields.toArray(CachedField[]::new);
        this.record = record;
        primitivesOnly = !record
                && fields.stream().allMatch(field -> field.getField().getType().isPrimitive());
    }

    static ProcessLayout of(Class<?> type, StateKryo kryo) {
        if (type.isRecord()) {
            return new ProcessLayout(type, kryo, List.of(), !StateTypes.isConstant(type));
        }
        List<CachedField> captured = new ArrayList<>();
        FieldSerializer<Object> serializer = new FieldSerializer<>(kryo, type, StateKryo.fixedLength());
        for (CachedField field : serializer.getFields()) {
            if (StateTypes.isCaptured(field.getField())) {
                captured.add(field);
            }
        }
        captured.sort(Comparator.comparing(field -> nameOf(field.getField())));
        return new ProcessLayout(type, kryo, captured, false);
    }

    private static String nameOf(Field field) {
        return field.getDeclaringClass().getName() + "." + field.getName();
    }

    void write(LogicalProcess process, Output out) {
        if (primitivesOnly) {
            writeFields(process, out);
            return;
        }
        kryo.begin(process);
        if (record) {
            kryo.writeObject(out, process);
        } else {
            writeFields(process, out);
        }
        kryo.reset();
    }

    private void writeFields(LogicalProcess process, Output out) {
        for (CachedField field : fields) {
            field.write(out, process);
        }
    }

    LogicalProcess read(LogicalProcess fresh, Input in) {
        kryo.begin(fresh);
        kryo.limit(in);
        LogicalProcess restored = fresh;
        if (record) {
            restored = (LogicalProcess) kryo.readObject(in, type);
        } else {
            for (CachedField field : fields) {
                field.read(in, fresh);
            }
        }
        kryo.reset();
        return restored;
    }

    /** Describes what is captured, so that another version of the class can be told from this one. */
    String text() {
        String captured = List.of(fields).stream()
                .map(field -> nameOf(field.getField()) + ":"
                        + field.getField().getGenericType().getTypeName())
                .collect(Collectors.joining(","));
        return record ? StateTypes.recordText(type) : captured;
    }
}
