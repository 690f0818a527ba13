package org.chronogram.page;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.stream.IntStream;
import org.chronogram.run.PartitionTimes;
import org.chronogram.run.Progress;
import org.chronogram.run.WorkerLoad;

/** The metrics of a run, made of the same values as its page. */
final class RunMetrics {
    private static final String PREFIX = "chronogram_";

    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    private RunMetrics() {}

    static MetricSnapshots of(RunHistory.View view) {
        RunMetrics metrics = new RunMetrics();
        view.head().ifPresent(metrics::addHead);
        metrics.gauge("running", "1 until the run has ended", view.phase() == RunHistory.Phase.ENDED ? 0 : 1);
        metrics.counter(
                "events", "Events handled, those again that were handled again after a loss", view.eventsDone());
        metrics.counter("steps", "Steps done, those again that were done again after a loss", view.stepsDone());
        metrics.counter("checkpoints", "Checkpoints that are complete", view.checkpoints());
        metrics.counter("lost_workers", "Workers that were lost and replaced", view.losses());
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
        all.metricSnapshot(InfoSnapshot.builder()
                .name(PREFIX + "run")
                .help("The run")
                .dataPoint(InfoDataPointSnapshot.builder().labels(labels).build())
                .build());
    }

    private void addProgress(Progress progress, double simulated) {
        gauge("simulated_time", "Simulated time, in the unit of the model", simulated);
        gauge("done_ratio", "Share of the simulated time that is done", ViewJson.doneShare(progress));
        gauge("wall_seconds", "Wall-clock time since the first step", progress.wallSeconds());
        double left = ViewJson.secondsLeft(progress);
        if (Double.isFinite(left)) {
            gauge("left_seconds", "Wall-clock time that is left, at the mean rate so far", left);
        }
        addHeaps(progress.loads());
        addTimes(progress.loads());
    }

    private void addHeaps(List<WorkerLoad> loads) {
        GaugeSnapshot.Builder heaps =
                GaugeSnapshot.builder().name(PREFIX + "heap_bytes").help("Memory in use on the heap of a worker");
        for (int worker = 0; worker < loads.size(); worker++) {
            heaps.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("worker", Integer.toString(worker)))
                    .value((double) loads.get(worker).heapBytes())
                    .build());
        }
        all.metricSnapshot(heaps.build());
    }

    private void addTimes(List<WorkerLoad> loads) {
        CounterSnapshot.Builder times =
                CounterSnapshot.builder().name(PREFIX + "step_seconds").help("Where the time of the steps went");
        CounterSnapshot.Builder steps =
                CounterSnapshot.builder().name(PREFIX + "partition_steps").help("Steps that a partition has measured");
        IntStream.range(0, loads.size()).forEach(worker -> {
            List<PartitionTimes> partitions = loads.get(worker).partitions();
            for (int thread = 0; thread < partitions.size(); thread++) {
                PartitionTimes spent = partitions.get(thread);
                Labels labels = Labels.of("worker", Integer.toString(worker), "thread", Integer.toString(thread));
                steps.dataPoint(point(labels, (double) spent.steps()));
                times.dataPoint(point(labels.add("part", "computing"), spent.computeNs() / 1e9));
                times.dataPoint(point(labels.add("part", "imbalance"), spent.imbalanceNs() / 1e9));
                times.dataPoint(point(labels.add("part", "exchange"), spent.exchangeNs() / 1e9));
                times.dataPoint(point(labels.add("part", "checkpoints"), spent.checkpointNs() / 1e9));
            }
        });
        all.metricSnapshot(steps.build());
        all.metricSnapshot(times.build());
    }

    private static CounterDataPointSnapshot point(Labels labels, double value) {
        return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private void gauge(String name, String help, double value) {
        all.metricSnapshot(GaugeSnapshot.builder()
                .name(PREFIX + name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                .build());
    }

    private void counter(String name, String help, long value) {
        all.metricSnapshot(CounterSnapshot.builder()
                .name(PREFIX + name)
                .help(help)
                .dataPoint(point(Labels.EMPTY, (double) value))
                .build());
    }
}
