package org.chronogram.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronogram.kernel.ModelBlame;
import org.chronogram.model.Model;

/** Creates instances of the classes of models, and reports every failure as a problem of the model. */
final class ModelInstances {
    private static final String NEEDED = "it needs a public class with a public constructor without arguments";
    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");

    /** Java 1.0 had the class files of version 44. */
    private static final int VERSION_OFFSET = 44;

    private ModelInstances() {}

    static Model of(String className, ClassLoader loader) throws ModelProblem {
        try {
            Class<?> type = Class.forName(className, false, loader);
            requireUsable(type);
            return (Model) type.getConstructor().newInstance();
        } catch (ModelProblem e) {
            throw e;
        } catch (ClassNotFoundException e) {
            throw new ModelProblem(
                    "there is no such class on the class path: build the model, or correct the name in its "
                            + ModelDeclarations.FILE,
                    e);
        } catch (NoSuchMethodException e) {
            throw new ModelProblem("its constructor is missing: " + NEEDED, e);
        } catch (InvocationTargetException | ExceptionInInitializerError e) {
            throw new ModelProblem(reason(e.getCause() == null ? e : e.getCause()), e);
        } catch (Throwable e) {
            throw new ModelProblem(reason(e), e);
        }
    }

    private static void requireUsable(Class<?> type) throws ModelProblem {
        if (!Model.class.isAssignableFrom(type)) {
            throw new ModelProblem("it does not implement " + Model.class.getName());
        }
        if (Modifier.isAbstract(type.getModifiers()) || !Modifier.isPublic(type.getModifiers())) {
            throw new ModelProblem("it is abstract or not public: " + NEEDED);
        }
    }

    /** Describes an exception of the code of a model: its place, and the remedy for the author. */
    static String reason(Throwable error) {
        Throwable deepest = error;
        while (deepest instanceof ExceptionInInitializerError && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        if (deepest instanceof UnsupportedClassVersionError) {
            Matcher version = CLASS_FILE_VERSION.matcher(String.valueOf(deepest.getMessage()));
            String needed =
                    version.find() ? "Java " + (Integer.parseInt(version.group(1)) - VERSION_OFFSET) : "a newer Java";
            return "it was compiled for " + needed + " (" + ModelBlame.describe(deepest) + "), and this is Java "
                    + Runtime.version().feature() + ": compile it with --release "
                    + Runtime.version().feature() + ", or run a newer Java";
        }
        if (deepest instanceof NoClassDefFoundError) {
            return "a class that it uses is missing or broken (" + ModelBlame.describe(deepest)
                    + "): add the jar or directory that holds it to the class path";
        }
        Optional<String> place = ModelTrace.firstFrame(deepest);
        return "it threw " + ModelBlame.describe(deepest)
                + place.map(frame -> " at " + frame).orElse("");
    }
}
