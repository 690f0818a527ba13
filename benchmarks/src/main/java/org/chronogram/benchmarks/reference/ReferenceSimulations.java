package org.chronogram.benchmarks.reference;

import java.util.Map;
import java.util.function.Supplier;
import org.chronogram.model.Model;
import org.chronogram.models.network.NetworkModel;
import org.chronogram.models.queueing.QueueingModel;

/**
 * Makes simulations of Chronogram's models on three engines:
 *
 * <ul>
 *   <li><b>textbook</b>: one {@link java.util.PriorityQueue} of event objects, as a textbook would write it in Java;
 *   <li><b>ssj</b>: the event scheduling of SSJ (P. L'Ecuyer, L. Meliani and J. Vaucher, "SSJ: A Framework for
 *       Stochastic Simulation in Java", Proceedings of the 2002 Winter Simulation Conference) with its default event
 *       list, a splay tree;
 *   <li><b>chronogram</b>: the sequential engine.
 * </ul>
 *
 * <p>PHOLD is written by hand for the first two, so that no interface stands between model and engine. The other models
 * run their own LPs on all engines, so that only the engines differ. Parameters and end time are given as on the command
 * line of {@code sim run}.
 */
public final class ReferenceSimulations {
    private ReferenceSimulations() {}

    /**
     * PHOLD, written by hand around a priority queue.
     *
     * @param parameters parameters of the model by name; the payload must be a multiple of 8 bytes.
     * @param end end time.
     * @param seed seed of the run.
     * @return the simulation.
     */
    public static ReferenceSimulation textbookPhold(Map<String, String> parameters, String end, long seed) {
        return new TextbookPhold(PholdParameters.parse(parameters, end, seed));
    }

    /**
     * The packet network around a priority queue.
     *
     * @param parameters parameters of the model by name.
     * @param end end time.
     * @param seed seed of the run.
     * @return the simulation.
     */
    public static ReferenceSimulation textbookNetwork(Map<String, String> parameters, String end, long seed) {
        return textbook(NetworkModel::new, parameters, end, seed);
    }

    /**
     * The network of queues around a priority queue.
     *
     * @param parameters parameters of the model by name.
     * @param end end time.
     * @param seed seed of the run.
     * @return the simulation.
     */
    public static ReferenceSimulation textbookQueueing(Map<String, String> parameters, String end, long seed) {
        return textbook(QueueingModel::new, parameters, end, seed);
    }

    /**
     * Any model around a priority queue.
     *
     * @param model creates the model.
     * @param parameters parameters of the model by name.
     * @param end end time.
     * @param seed seed of the run.
     * @return the simulation.
     */
    public static ReferenceSimulation textbook(
            Supplier<? extends Model> model, Map<String, String> parameters, String end, long seed) {
        return new TextbookEngine(new ModelRun(model, parameters, end, seed));
    }

    /**
     * PHOLD, written by hand for SSJ.
     *
     * @param parameters parameters of the model by name; the payload must be a multiple of 8 bytes.
     * @param end end time, less than 2^53 ticks.
     * @param seed seed of the run.
     * @return the simulation.
     */
    public static ReferenceSimulation ssjPhold(Map<String, String> parameters, String end, long seed) {
        return new SsjPhold(PholdParameters.parse(parameters, end, seed));
    }

    /**
     * The packet network on SSJ.
     *
     * @param parameters parameters of the model by name.
     * @param end end time, less than 2^53 ticks.
     * @param seed seed of the run.
     * @return the simulation.
     */
    public static ReferenceSimulation ssjNetwork(Map<String, String> parameters, String end, long seed) {
        return ssj(NetworkModel::new, parameters, end, seed);
    }

    /**
     * The network of queues on SSJ.
     *
     * @param parameters parameters of the model by name.
     * @param end end time, less than 2^53 ticks.
     * @param seed seed of the run.
     * @return the simulation.
     */
    public static ReferenceSimulation ssjQueueing(Map<String, String> parameters, String end, long seed) {
        return ssj(QueueingModel::new, parameters, end, seed);
    }

    /**
     * Any model on SSJ.
     *
     * @param model creates the model.
     * @param parameters parameters of the model by name.
     * @param end end time, less than 2^53 ticks.
     * @param seed seed of the run.
     * @return the simulation.
     */
    public static ReferenceSimulation ssj(
            Supplier<? extends Model> model, Map<String, String> parameters, String end, long seed) {
        return new SsjEngine(new ModelRun(model, parameters, end, seed));
    }

    /**
     * Any model on the sequential engine of Chronogram.
     *
     * @param model creates the model.
     * @param parameters parameters of the model by name.
     * @param end end time.
     * @param seed seed of the run.
     * @return the simulation.
     */
    public static ReferenceSimulation chronogram(
            Supplier<? extends Model> model, Map<String, String> parameters, String end, long seed) {
        return new ChronogramSimulation(new ModelRun(model, parameters, end, seed));
    }
}
