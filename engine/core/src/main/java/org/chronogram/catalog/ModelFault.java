package org.chronogram.catalog;

/**
 * A class that the class path names as a model, and that cannot be used as one.
 *
 * @param className its name.
 * @param name name of the model; empty where it did not come to tell one that can be used.
 * @param problem what is wrong, and what to do.
 */
public record ModelFault(String className, String name, String problem) {
    /**
     * Says all of it.
     *
     * @return one line.
     */
    public String message() {
        String who = name.isEmpty() ? "the model of class " + className : "model " + name + " (" + className + ")";
        return who + " cannot be used: " + problem;
    }
}
