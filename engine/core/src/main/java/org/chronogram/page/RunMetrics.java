package org.chronogram.page;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.stream.IntStream;
import org.chronogram.run.PartitionTimes;
import org.chronogram.run.Progress;
import org.chronogram.run.WorkerLoad;

/** The metrics of a run, made of the same values as its page. */
final class RunMetrics {
    private final Metrics all = new Metrics();

    private RunMetrics() {}

    static MetricSnapshots of(RunHistory.View view) {
        RunMetrics metrics = new RunMetrics();
        view.head().ifPresent(metrics::addHead);
        metrics.all.gauge("running", "1 until the run has ended", view.phase() == Phase.ENDED ? 0 : 1);
        metrics.all.counter(
                "events", "Events handled, those again that were handled again after a loss", view.eventsDone());
        metrics.all.counter("steps", "Steps done, those again that were done again after a loss", view.stepsDone());
        metrics.all.counter("checkpoints", "Checkpoints that are complete", view.checkpoints());
        metrics.all.counter("lost_workers", "Workers that were lost and replaced", view.losses());
        view.progress()
                .ifPresent(progress -> metrics.addProgress(
                        progress,
                        view.head()
                                .map(head -> head.timeBase().toUnits(progress.simulatedTicks()))
                                .orElse(0.0)));
        return metrics.all.build();
    }

    private void addHead(RunHead head) {
        Labels labels =
                Labels.of("model", head.model(), "time_unit", head.timeBase().unit());
        all.info("run", "The run", labels);
    }

    private void addProgress(Progress progress, double simulated) {
        all.gauge("simulated_time", "Simulated time, in the unit of the model", simulated);
        all.gauge("done_ratio", "Share of the simulated time that is done", ViewJson.doneShare(progress));
        all.gauge("wall_seconds", "Wall-clock time since the first step", progress.wallSeconds());
        double left = ViewJson.secondsLeft(progress);
        if (Double.isFinite(left)) {
            all.gauge("left_seconds", "Wall-clock time that is left, at the mean rate so far", left);
        }
        addHeaps(progress.loads());
        addTimes(progress.loads());
    }

    private void addHeaps(List<WorkerLoad> loads) {
        GaugeSnapshot.Builder heaps = Metrics.gauges("heap_bytes", "Memory in use on the heap of a worker");
        for (int worker = 0; worker < loads.size(); worker++) {
            Labels labels = Labels.of("worker", Integer.toString(worker));
            heaps.dataPoint(Metrics.point(labels, (double) loads.get(worker).heapBytes()));
        }
        all.add(heaps.build());
    }

    private void addTimes(List<WorkerLoad> loads) {
        CounterSnapshot.Builder times = Metrics.counters("step_seconds", "Where the time of the steps went");
        CounterSnapshot.Builder steps = Metrics.counters("partition_steps", "Steps that a partition has measured");
        IntStream.range(0, loads.size()).forEach(worker -> {
            List<PartitionTimes> partitions = loads.get(worker).partitions();
            for (int thread = 0; thread < partitions.size(); thread++) {
                PartitionTimes spent = partitions.get(thread);
                Labels labels = Labels.of("worker", Integer.toString(worker), "thread", Integer.toString(thread));
                steps.dataPoint(Metrics.count(labels, (double) spent.steps()));
                times.dataPoint(Metrics.count(labels.add("part", "computing"), spent.computeNs() / 1e9));
                times.dataPoint(Metrics.count(labels.add("part", "imbalance"), spent.imbalanceNs() / 1e9));
                times.dataPoint(Metrics.count(labels.add("part", "exchange"), spent.exchangeNs() / 1e9));
                times.dataPoint(Metrics.count(labels.add("part", "checkpoints"), spent.checkpointNs() / 1e9));
            }
        });
        all.add(steps.build());
        all.add(times.build());
    }
}
