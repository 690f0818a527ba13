package org.chronogram.kernel;

import java.util.concurrent.Callable;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;

/**
 * Turns all that the code of a model throws into an exception that names the model: checked exceptions that were not
 * declared, and errors too.
 */
public final class ModelBlame {
    private static final int MOST_CHARACTERS = 1_000;

    private ModelBlame() {}

    /**
     * Calls code of a model.
     *
     * @param callee the model and its method, for example {@code model ring (ring.RingModel): its method report()}.
     * @param call the call.
     * @param <T> type of the result.
     * @return the result of the call.
     * @throws InvalidInputException when the model refuses its input.
     * @throws ModelException when the model throws anything else.
     */
    public static <T> T call(String callee, Callable<T> call) {
        try {
            return call.call();
        } catch (InvalidInputException | ModelException e) {
            throw e;
        } catch (Throwable e) {
            throw of(callee + " threw ", e, "");
        } finally {
            forgetInterrupt();
        }
    }

    /** Clears the interrupt that a model may have set on its thread: the engine's next blocking call would fail of it. */
    static void forgetInterrupt() {
        boolean unused = Thread.interrupted();
    }

    /**
     * Makes the exception for an error that a model threw.
     *
     * @param before text before the description of the error.
     * @param error the error.
     * @param after text behind the description.
     * @return the exception; the error itself is thrown when the JVM is to blame for it.
     */
    public static ModelException of(String before, Throwable error, String after) {
        if (isOfVirtualMachine(error)) {
            throw ModelBlame.<RuntimeException>unchecked(error);
        }
        return new ModelException(before + describe(error) + after, error);
    }

    /** A model can use up the memory and the stack; any other error of the virtual machine is a fault of the JVM. */
    private static boolean isOfVirtualMachine(Throwable error) {
        return error instanceof VirtualMachineError
                && !(error instanceof OutOfMemoryError)
                && !(error instanceof StackOverflowError);
    }

    /**
     * Describes an error, even one whose {@code toString()} fails.
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
