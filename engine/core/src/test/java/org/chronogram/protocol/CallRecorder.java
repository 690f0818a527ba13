package org.chronogram.protocol;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes messages and keeps which methods were called, and with what. */
final class CallRecorder<T> {
    private final Class<T> type;
    private final Set<String> called = new HashSet<>();
    private final List<Object> arguments = new ArrayList<>();

    CallRecorder(Class<T> type) {
        this.type = type;
    }

    T receiver() {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    called.add(method.getName());
                    arguments.addAll(given == null ? List.of() : Arrays.asList(given));
                    return null;
                }));
    }

    Set<String> called() {
        return called;
    }

    Set<String> allMethods() {
        Set<String> names = new HashSet<>();
        Arrays.stream(type.getDeclaredMethods()).map(Method::getName).forEach(names::add);
        return names;
    }

    /** Returns the arguments since the last call of this method. */
    List<Object> takeArguments() {
        List<Object> taken = List.copyOf(arguments);
        arguments.clear();
        return taken;
    }
}
