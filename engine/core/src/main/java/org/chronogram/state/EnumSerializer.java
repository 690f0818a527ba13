package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Constants of one enum, by their place in it. */
final class EnumSerializer {
    private EnumSerializer() {}

    /** Registers an enum, and with it the classes of constants that have bodies of their own. */
    static boolean register(Class<?> constantType, StateTypes types) {
        Class<?> type = constantType.isEnum() ? constantType : constantType.getSuperclass();
        if (types.find(type) != null) {
            return false;
        }
        Object[] constants = type.getEnumConstants();
        StateSerializer serializer =
                new ValueSerializer(StateTypes.id(type), EnumSerializer::write, in -> read(in, constants));
        types.addModel(type, serializer);
        for (Object constant : constants) {
            types.addModel(constant.getClass(), serializer);
        }
        return true;
    }

    private static void write(Output out, Object constant) {
        out.writeVarInt(((Enum<?>) constant).ordinal(), true);
    }

    private static Object read(Input in, Object[] constants) {
        int ordinal = in.readVarInt(true);
        if (ordinal < 0 || ordinal >= constants.length) {
            throw new DamagedStateException("constant " + ordinal + " of " + constants.length);
        }
        return constants[ordinal];
    }
}
