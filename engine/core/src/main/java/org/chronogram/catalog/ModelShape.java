package org.chronogram.catalog;

import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;

/**
 * The properties of a model that limit its number of partitions.
 *
 * @param logicalProcesses number of LPs; there can be no more partitions.
 * @param lookaheadTicks smallest delay between two LPs; where it is 0 and no links are declared there can be only one
 *     partition.
 * @param linked whether the model declares links.
 */
public record ModelShape(int logicalProcesses, long lookaheadTicks, boolean linked) {
    /**
     * Builds a model, without LPs, to learn its shape.
     *
     * @param model the model.
     * @param parameters values of its parameters.
     * @param endTicks end of the run.
     * @return its shape.
     * @throws InvalidInputException when the model refuses its input.
     * @throws ModelException when the model fails.
     */
    public static ModelShape of(Model model, ParameterValues parameters, long endTicks) {
        ModelDeclaration declaration = ModelDeclaration.of(model, parameters, endTicks);
        return new ModelShape(
                declaration.logicalProcesses(),
                declaration.lookaheadTicks(),
                declaration.links().isPresent());
    }
}
