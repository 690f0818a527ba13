package org.chronogram.catalog;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;

/** The models on the class path, by name. A model that cannot be used does not affect the others. */
public final class ModelCatalog {
    /** What is checked of a model beyond its name. */
    private interface Inspection {
        void inspect(Model model) throws ModelProblem;
    }

    private final ClassLoader loader;
    private final Inspection inspection;
    private final Map<String, Model> models = new TreeMap<>();
    private final List<UnusableModel> unusable = new ArrayList<>();

    private ModelCatalog(ClassLoader loader, Inspection inspection) {
        this.loader = loader;
        this.inspection = inspection;
    }

    /**
     * Finds all models. Sets the context class loader of the calling thread, and so of the threads that it starts, to the
     * one that loads the models.
     *
     * @param classPath class path with models beyond those of the project, separated as the system does; may be empty.
     * @return the models found.
     * @throws InvalidInputException when an entry of the class path cannot be read, or there is no model at all.
     */
    public static ModelCatalog load(String classPath) {
        return load(classPath, ModelCatalog.class.getClassLoader());
    }

    /**
     * Finds all models, as {@link #load} does, in a process that is told by another which of them it runs: that other process
     * has inspected them, so their names are enough here.
     *
     * @param classPath class path with models beyond those of the project, separated as the system does; may be empty.
     * @return the models found.
     * @throws InvalidInputException when an entry of the class path cannot be read, or there is no model at all.
     */
    public static ModelCatalog loadInspected(String classPath) {
        return load(classPath, ModelCatalog.class.getClassLoader(), model -> {});
    }

    static ModelCatalog load(String classPath, ClassLoader parent) {
        return load(classPath, parent, ModelInspection::inspect);
    }

    private static ModelCatalog load(String classPath, ClassLoader parent, Inspection inspection) {
        ModelCatalog catalog = new ModelCatalog(loaderFor(classPath, parent), inspection);
        Thread.currentThread().setContextClassLoader(catalog.loader);
        ModelDeclarations.classNames(catalog.loader).forEach(catalog::add);
        if (catalog.models.isEmpty() && catalog.unusable.isEmpty()) {
            throw new InvalidInputException(
                    "no models on the class path: expected files " + ModelDeclarations.FILE + " that name them");
        }
        return catalog;
    }

    private static ClassLoader loaderFor(String classPath, ClassLoader parent) {
        if (classPath.isEmpty()) {
            return parent;
        }
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            urls.add(urlOf(entry));
        }
        return new URLClassLoader(ModelTrace.LOADER, urls.toArray(URL[]::new), parent);
    }

    private static URL urlOf(String entry) {
        Path path = pathOf(entry);
        if (!Files.isReadable(path)) {
            throw new InvalidInputException((Files.exists(path)
                            ? "--class-path: '" + entry + "' cannot be read"
                            : "--class-path: there is no '" + entry + "'" + lookedFor(path))
                    + ": expected a jar file or a directory with classes; build the model first, or correct the path");
        }
        if (!Files.isDirectory(path)) {
            requireJar(entry);
        }
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new InvalidInputException("--class-path: '" + entry + "' is no path: " + e.getMessage(), e);
        }
    }

    private static Path pathOf(String entry) {
        try {
            return Path.of(entry);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    "--class-path: '" + entry + "' is no path (" + e.getReason()
                            + "): expected a jar file or a directory with classes",
                    e);
        }
    }

    /** A relative path may be right in another directory. */
    private static String lookedFor(Path path) {
        return path.isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath();
    }

    /** Checks a jar, because a class loader ignores a jar that it cannot open. */
    private static void requireJar(String entry) {
        try (JarFile jar = new JarFile(entry)) {
            jar.getManifest();
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException(
                    "--class-path: '" + entry + "' is no jar, or a damaged one (" + e.getMessage()
                            + "): build or copy it again",
                    e);
        }
    }

    private void add(String className) {
        String name = "";
        try {
            Model model = ModelInstances.of(className, loader);
            name = ModelInspection.nameOf(model);
            inspection.inspect(model);
            add(name, model);
        } catch (ModelProblem e) {
            unusable.add(new UnusableModel(className, name, e.getMessage()));
        }
    }

    private void add(String name, Model model) throws ModelProblem {
        Optional<String> fault = problemOf(name);
        Model other = models.remove(name);
        if (other == null && fault.isEmpty()) {
            models.put(name, model);
            return;
        }
        String className = model.getClass().getName();
        if (other != null) {
            String otherName = other.getClass().getName();
            unusable.add(new UnusableModel(otherName, name, className + " has the same name: rename one of them"));
        }
        throw new ModelProblem("another model on the class path has the same name: rename one of them");
    }

    private Optional<String> problemOf(String name) {
        return unusable.stream()
                .filter(fault -> fault.name().equals(name))
                .map(UnusableModel::message)
                .findFirst();
    }

    /**
     * Returns the names of all models.
     *
     * @return the names in alphabetical order.
     */
    public List<String> names() {
        return List.copyOf(models.keySet());
    }

    /**
     * Returns all models.
     *
     * @return the models in alphabetical order.
     */
    public List<Model> all() {
        return List.copyOf(models.values());
    }

    /**
     * Returns the models that cannot be used.
     *
     * @return their classes, in the order of the class path.
     */
    public List<UnusableModel> unusable() {
        return List.copyOf(unusable);
    }

    /**
     * Creates a new instance of a model. Each partition needs its own.
     *
     * @param name name of the model.
     * @return the model.
     * @throws InvalidInputException when there is none of that name that can be used.
     */
    public Model create(String name) {
        Model model = models.get(name);
        if (model == null) {
            throw new InvalidInputException(problemOf(name).orElseGet(() -> absence(name)));
        }
        String className = model.getClass().getName();
        try {
            return ModelInstances.of(className, model.getClass().getClassLoader());
        } catch (ModelProblem e) {
            throw new InvalidInputException(new UnusableModel(className, name, e.getMessage()).message(), e);
        }
    }

    private String absence(String name) {
        String nameless = unusable.stream()
                .filter(fault -> fault.name().isEmpty())
                .map(fault -> "; " + fault.message())
                .collect(Collectors.joining());
        return "there is no model '" + name + "': there are " + String.join(", ", models.keySet()) + nameless;
    }
}
