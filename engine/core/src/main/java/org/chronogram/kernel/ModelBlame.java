package org.chronogram.kernel;

import java.util.concurrent.Callable;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;

/** Blames on a model whatever its code throws: exceptions, checked ones that were not declared, and errors. */
public final class ModelBlame {
    private static final int MOST_CHARACTERS = 1_000;

    private ModelBlame() {}

    /**
     * Calls code of a model.
     *
     * @param doing who does what, for example {@code model ring (ring.RingModel): its method report()}.
     * @param call the call.
     * @param <T> type of what it returns.
     * @return what it returns.
     * @throws InvalidInputException when the model refuses its input.
     * @throws ModelException when it throws anything else.
     */
    public static <T> T call(String doing, Callable<T> call) {
        try {
            return call.call();
        } catch (InvalidInputException | ModelException e) {
            throw e;
        } catch (Throwable e) {
            throw of(doing + " threw ", e, "");
        } finally {
            forgetInterrupt();
        }
    }

    /** After a call into a model: where that has interrupted its thread, what the engine does next on it would fail. */
    static void forgetInterrupt() {
        boolean unused = Thread.interrupted();
    }

    /**
     * Makes the exception.
     *
     * @param before what stands before the description of the error.
     * @param error what the model threw.
     * @param after what stands behind it.
     * @return the exception; the error itself is thrown where no model can be to blame for it.
     */
    public static ModelException of(String before, Throwable error, String after) {
        if (isOfVirtualMachine(error)) {
            throw ModelBlame.<RuntimeException>unchecked(error);
        }
        return new ModelException(before + describe(error) + after, error);
    }

    /** Memory and stack are used up by models, all else goes wrong in the JVM itself. */
    private static boolean isOfVirtualMachine(Throwable error) {
        return error instanceof VirtualMachineError
                && !(error instanceof OutOfMemoryError)
                && !(error instanceof StackOverflowError);
    }

    /**
     * Describes an error, also one whose own description fails.
     *
     * @param error the error.
     * @return one line.
     */
    public static String describe(Throwable error) {
        String text;
        try {
            String cause = error instanceof ExceptionInInitializerError && error.getCause() != null
                    ? " caused by " + error.getCause()
                    : "";
            text = (error + cause).replaceAll("[\\s\\p{Cntrl}]+", " ");
        } catch (Throwable e) {
            text = error.getClass().getName();
        }
        String shown = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "..." : text;
        return error instanceof OutOfMemoryError
                ? shown + " (with a heap of " + Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MiB)"
                : shown;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T extends Throwable> T unchecked(Throwable error) throws T {
        throw (T) error;
    }
}
