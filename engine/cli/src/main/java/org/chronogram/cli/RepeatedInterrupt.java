package org.chronogram.cli;

import java.lang.reflect.Proxy;

/**
 * Ends the process at once on a second ctrl-C. The first ctrl-C ends it in order, with all shutdown hooks; while these run,
 * the JVM ignores a second one.
 */
final class RepeatedInterrupt {
    private static final int EXIT_INTERRUPTED = 130;

    private final StopSwitch stopSwitch;
    private boolean interrupted;

    private RepeatedInterrupt(StopSwitch stopSwitch) {
        this.stopSwitch = stopSwitch;
    }

    /** Uses reflection, as compilers warn of the only class that handles signals; without it nothing is installed. */
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

    /** Called on a new thread for each signal. */
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
