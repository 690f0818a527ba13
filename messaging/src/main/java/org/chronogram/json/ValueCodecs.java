package org.chronogram.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** Chooses the codec of the type of a component. */
final class ValueCodecs {
    private ValueCodecs() {}

    static ValueCodec of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (type instanceof Class<?> plain) {
            if (plain.isRecord()) {
                return RecordCodec.of(plain);
            }
            if (plain.isEnum()) {
                return new EnumCodec(plain);
            }
            if (plain.isArray() && plain != byte[].class) {
                return new ArrayCodec(plain.getComponentType());
            }
            return PlainCodec.of(plain);
        }
        throw Mismatch.unsupported(type);
    }

    private static ValueCodec ofGeneric(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new ListCodec(of(arguments[0]));
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return new MapCodec(of(arguments[1]));
        }
        throw Mismatch.unsupported(type);
    }
}
