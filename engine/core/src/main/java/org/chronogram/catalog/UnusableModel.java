package org.chronogram.catalog;

/**
 * A class that the class path names as a model, but that cannot be used as one.
 *
 * @param className name of the class.
 * @param name name of the model; empty if the class has failed before it returned a valid name.
 * @param problem the error and the remedy.
 */
public record UnusableModel(String className, String name, String problem) {
    /**
     * Describes the problem for a user.
     *
     * @return one line.
     */
    public String message() {
        String who = name.isEmpty() ? "the model of class " + className : "model " + name + " (" + className + ")";
        return who + " cannot be used: " + problem;
    }
}
