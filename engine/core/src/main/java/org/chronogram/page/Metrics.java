package org.chronogram.page;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** Metrics, each with the name of this software before its own. */
final class Metrics {
    private static final String PREFIX = "chronogram_";

    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    MetricSnapshots build() {
        return all.build();
    }

    void add(MetricSnapshot metric) {
        all.metricSnapshot(metric);
    }

    void info(String name, String help, Labels labels) {
        add(InfoSnapshot.builder()
                .name(PREFIX + name)
                .help(help)
                .dataPoint(InfoDataPointSnapshot.builder().labels(labels).build())
                .build());
    }

    void gauge(String name, String help, double value) {
        add(gauges(name, help).dataPoint(point(Labels.EMPTY, value)).build());
    }

    void counter(String name, String help, long value) {
        add(counters(name, help).dataPoint(count(Labels.EMPTY, (double) value)).build());
    }

    static GaugeSnapshot.Builder gauges(String name, String help) {
        return GaugeSnapshot.builder().name(PREFIX + name).help(help);
    }

    static CounterSnapshot.Builder counters(String name, String help) {
        return CounterSnapshot.builder().name(PREFIX + name).help(help);
    }

    static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    static CounterDataPointSnapshot count(Labels labels, double value) {
        return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
