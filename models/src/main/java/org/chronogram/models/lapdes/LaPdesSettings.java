package org.chronogram.models.lapdes;

import java.util.Locale;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.models.toolkit.Delays;
import org.chronogram.models.toolkit.GeometricShares;

/**
 * The parameters of a run, checked. Immutable, shared by all LPs.
 *
 * @param entities number of entities.
 * @param sends sends of an entity in the time below, on average.
 * @param delayTicks time from a send to its receive in ticks.
 * @param queue share of its sends that an entity schedules ahead.
 * @param sendShares how sends are divided.
 * @param sendOrder which entities have the most of them.
 * @param receiveShares how receives are divided.
 * @param receiveOrder which entities have the most of them.
 * @param listShares how list elements and operations are divided.
 * @param listOrder which entities have the most of them.
 * @param list elements in a list, on average.
 * @param active share of a list that is in use.
 * @param operations operations of a receive, on average over entities.
 * @param deviation standard deviation of the operations of a receive, over their mean.
 * @param duringTicks time in ticks in which as many sends take place.
 */
record LaPdesSettings(
        int entities,
        double sends,
        long delayTicks,
        double queue,
        GeometricShares sendShares,
        Order sendOrder,
        GeometricShares receiveShares,
        Order receiveOrder,
        GeometricShares listShares,
        Order listOrder,
        int list,
        double active,
        int operations,
        double deviation,
        long duringTicks) {
    private static final long MOST_ELEMENTS = 2_000_000_000;
    /** Times between sends are rounded down to whole ticks, which does not matter as long as they are much longer. */
    private static final int LEAST_TICKS_BETWEEN_SENDS = 1_000;

    private static final double MOST_AHEAD = 1e8;

    static LaPdesSettings of(ParameterValues parameters, long endTicks) {
        int entities = parameters.get(LaPdesModel.ENTITIES);
        long during = parameters.get(LaPdesModel.DURING);
        LaPdesSettings settings = new LaPdesSettings(
                entities,
                parameters.get(LaPdesModel.SENDS),
                parameters.get(LaPdesModel.DELAY),
                parameters.get(LaPdesModel.QUEUE),
                new GeometricShares(parameters.get(LaPdesModel.P_SEND), entities),
                Order.of(parameters.get(LaPdesModel.SEND_ORDER)),
                new GeometricShares(parameters.get(LaPdesModel.P_RECEIVE), entities),
                Order.of(parameters.get(LaPdesModel.RECEIVE_ORDER)),
                new GeometricShares(parameters.get(LaPdesModel.P_LIST), entities),
                Order.of(parameters.get(LaPdesModel.LIST_ORDER)),
                parameters.get(LaPdesModel.LIST),
                parameters.get(LaPdesModel.ACTIVE),
                parameters.get(LaPdesModel.OPERATIONS),
                parameters.get(LaPdesModel.DEVIATION),
                during == 0 ? endTicks : during);
        settings.requireRoom();
        return settings;
    }

    private void requireRoom() {
        if ((long) entities * list > MOST_ELEMENTS) {
            throw new InvalidInputException("--list=" + list + " for each of " + entities + " entities are "
                    + (long) entities * list + " elements of 8 bytes: expected at most " + MOST_ELEMENTS
                    + ", give shorter lists or fewer entities");
        }
        if (queue * sends * entities > MOST_AHEAD) {
            throw new InvalidInputException("--queue=" + queue + " of --sends=" + sends + " for each of " + entities
                    + " entities are more than " + (long) MOST_AHEAD
                    + " events that are scheduled ahead: give a smaller --queue, fewer sends or fewer entities");
        }
    }

    /**
     * Refuses times that 64 bits, or ticks, cannot tell.
     *
     * @param end end of the run in ticks.
     * @param timeBase time base of the model.
     */
    void requireTimesUntil(long end, TimeBase timeBase) {
        Delays.requireTimesUntil(LaPdesModel.DELAY, delayTicks, end, timeBase);
        double mostSends = totalSends() * sendShares.share(0);
        if (duringTicks < LEAST_TICKS_BETWEEN_SENDS * mostSends) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "--sends=%s are %.0f sends of the busiest entity in %s: expected at most one in %d ticks, give fewer"
                            + " sends, a longer --during, or a later --end where there is none",
                    sends,
                    mostSends,
                    timeBase.format(duringTicks),
                    LEAST_TICKS_BETWEEN_SENDS));
        }
    }

    /** Sends of an entity in the time in which they are counted, on average over runs. */
    double meanSends(int entity) {
        return sendOrder.share(sendShares, entity, entities) * totalSends();
    }

    /** Sends of all entities in that time, on average over runs. */
    double totalSends() {
        return sends * entities;
    }

    /** Share of all receives that an entity has. */
    double shareOfReceives(int entity) {
        return receiveOrder.share(receiveShares, entity, entities);
    }

    /** Sends of an entity that are pending at any time. */
    int sendsAhead(int entity) {
        double mean = meanSends(entity);
        return mean > 0 ? (int) (queue * mean) + 1 : 0;
    }

    int listLength(int entity) {
        return (int) (shareOfLists(entity) * list);
    }

    /** Operations of a receive of an entity, on average. */
    double meanOperations(int entity) {
        return shareOfLists(entity) * operations;
    }

    /** Share of an entity in lists and operations, over that of the mean one. */
    private double shareOfLists(int entity) {
        return listOrder.share(listShares, entity, entities) * entities;
    }
}
