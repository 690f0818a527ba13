package org.chronogram.worker;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;

/** The models on the class path, by name. */
public final class ModelCatalog {
    private final Map<String, Model> models = new TreeMap<>();

    private ModelCatalog() {}

    /**
     * Finds all models.
     *
     * @param classPath class path with models beyond those of the project, separated as the system does; may be empty.
     * @return the models found.
     * @throws InvalidInputException when an entry of the class path cannot be read, a model cannot be loaded, two have the
     *     same name, or there is none at all.
     */
    public static ModelCatalog load(String classPath) {
        return load(classPath, ModelCatalog.class.getClassLoader());
    }

    static ModelCatalog load(String classPath, ClassLoader parent) {
        ModelCatalog catalog = new ModelCatalog();
        ClassLoader loader = loaderFor(classPath, parent);
        try {
            for (Model model : ServiceLoader.load(Model.class, loader)) {
                Model other = catalog.models.putIfAbsent(model.name(), model);
                if (other != null) {
                    throw new InvalidInputException("two models are called " + model.name() + ": "
                            + other.getClass().getName() + " and "
                            + model.getClass().getName() + "; rename one of them");
                }
            }
        } catch (ServiceConfigurationError e) {
            throw new InvalidInputException(
                    "a model on the class path cannot be loaded: " + e.getMessage()
                            + "; it needs a public class with a public constructor without arguments",
                    e);
        }
        if (catalog.models.isEmpty()) {
            throw new InvalidInputException("no models on the class path: expected files META-INF/services/"
                    + Model.class.getName() + " that name them");
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
        return new URLClassLoader(urls.toArray(URL[]::new), parent);
    }

    private static URL urlOf(String entry) {
        Path path = Path.of(entry);
        if (!Files.isReadable(path)) {
            throw new InvalidInputException(
                    "--class-path: cannot read '" + entry + "': expected a jar file or a directory with classes");
        }
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new InvalidInputException("--class-path: '" + entry + "' is no path: " + e.getMessage(), e);
        }
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
     * Creates a new instance of a model. Each partition needs its own.
     *
     * @param name name of the model.
     * @return the model.
     * @throws InvalidInputException when there is none of that name.
     */
    public Model create(String name) {
        Model model = models.get(name);
        if (model == null) {
            throw new InvalidInputException(
                    "there is no model '" + name + "': there are " + String.join(", ", models.keySet()));
        }
        try {
            return model.getClass().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new InvalidInputException(
                    "model " + name + " cannot be created: " + e + "; "
                            + model.getClass().getName() + " needs a public constructor without arguments",
                    e);
        }
    }
}
