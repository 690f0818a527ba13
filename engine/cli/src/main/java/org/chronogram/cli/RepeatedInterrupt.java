package org.chronogram.cli;

import java.lang.reflect.Proxy;

/**
 * Lets a second ctrl-C end the process at once. The first one ends it as ever: in order, with all shutdown hooks, for which
 * the JVM does not listen to a second.
 */
final class RepeatedInterrupt {
    private static final int EXIT_INTERRUPTED = 130;

    private final StopSwitch stopSwitch;
    private boolean interrupted;

    private RepeatedInterrupt(StopSwitch stopSwitch) {
        this.stopSwitch = stopSwitch;
    }

    /** The JDK has no other way to hear of a signal than a class that compilers warn of; without it all is as ever. */
    static void install(StopSwitch stopSwitch) {
        RepeatedInterrupt interrupt = new RepeatedInterrupt(stopSwitch);
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object listener = Proxy.newProxyInstance(
                    RepeatedInterrupt.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        interrupt.onSignal();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), listener);
        } catch (ReflectiveOperationException e) {
            return;
        }
    }

    /** Each signal has a thread of its own. */
    private void onSignal() {
        if (isRepeated()) {
            if (!stopSwitch.isFinished()) {
                Main.say("ended at once by a second ctrl-C" + stopSwitch.state());
            }
            Runtime.getRuntime().halt(EXIT_INTERRUPTED);
        }
        System.exit(EXIT_INTERRUPTED);
    }

    private synchronized boolean isRepeated() {
        boolean before = interrupted;
        interrupted = true;
        return before;
    }
}
