package org.chronogram.models.queueing;

import org.chronogram.model.ParameterValues;

/**
 * The parameters of a run and what follows from them by queueing theory. Immutable, shared by all LPs.
 *
 * <p>The traffic equations λ = γ + λP of an open network (Jackson 1957) have the same solution for every station here,
 * as the routing treats all alike: λ = γ + (1 - leave) λ. With service rate μ and utilisation ρ = λ/μ each station is, by
 * itself, an M/M/1 queue (L. Kleinrock, Queueing Systems, vol. 1, 1975, sections 3.2 and 4.8).
 *
 * @param stations number of stations.
 * @param utilisation utilisation ρ of each server, below 1.
 * @param serviceTicks mean service time 1/μ in ticks.
 * @param leave probability that a customer leaves the network after a service.
 * @param transferTicks time from one station to the next in ticks.
 * @param warmUpTicks time at which measuring begins in ticks.
 * @param batches number of batches.
 */
record QueueingSettings(
        int stations,
        double utilisation,
        long serviceTicks,
        double leave,
        long transferTicks,
        long warmUpTicks,
        int batches) {
    static QueueingSettings of(ParameterValues parameters) {
        return new QueueingSettings(
                parameters.get(QueueingModel.STATIONS),
                parameters.get(QueueingModel.UTILISATION),
                parameters.get(QueueingModel.SERVICE),
                parameters.get(QueueingModel.LEAVE),
                parameters.get(QueueingModel.TRANSFER),
                parameters.get(QueueingModel.WARM_UP),
                parameters.get(QueueingModel.BATCHES));
    }

    /** Mean time 1/γ between arrivals from outside at one station, in ticks. */
    double externalIntervalTicks() {
        return serviceTicks / (utilisation * leave);
    }

    /** Mean service time 1/μ as a parameter of a distribution. */
    double meanServiceTicks() {
        return (double) serviceTicks;
    }

    /** Customers λ that a station serves per tick. */
    double throughputPerTick() {
        return utilisation / serviceTicks;
    }

    /** Mean number of customers at a station, in service or waiting: L = ρ / (1 - ρ). */
    double meanCustomers() {
        return utilisation / (1 - utilisation);
    }

    /** Mean time of a customer at a station in ticks: W = (1/μ) / (1 - ρ). */
    double meanSojournTicks() {
        return serviceTicks / (1 - utilisation);
    }
}
