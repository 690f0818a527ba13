package org.chronogram.page;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.chronogram.model.TimeBase;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PartitionTimes;
import org.chronogram.run.Progress;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.run.WorkerLoad;

/** A page of a made-up run of two workers, and a client that knows its address. */
final class PageFixture implements RunControls, AutoCloseable {
    static final long SECOND = 1_000_000_000;
    static final long END_TICKS = 100 * SECOND;

    final LivePage page = LivePage.open(0, "--page");
    final CountDownLatch checkpoints = new CountDownLatch(1);
    final CountDownLatch stops = new CountDownLatch(1);
    final PageClient client = new PageClient(page.address());

    PageFixture begin() {
        return begin(specification(FaultTolerance.DEFAULT.in("/tmp/run <1>")));
    }

    PageFixture begin(RunSpecification specification) {
        page.begin(specification, TimeBase.SECONDS, this);
        return this;
    }

    static RunSpecification specification(FaultTolerance faultTolerance) {
        return RunSpecification.of(Simulation.of("<b>ring</b>", Map.of(), END_TICKS))
                .on(2, 1)
                .with(faultTolerance);
    }

    /** How far a run has come that does so many events and steps in a second, and computes for a quarter of the time. */
    static Progress progress(int wallSeconds) {
        PartitionTimes times = new PartitionTimes(
                wallSeconds, wallSeconds * SECOND / 4, wallSeconds * SECOND / 4, wallSeconds * SECOND / 2, 0);
        WorkerLoad load = new WorkerLoad(1 << 20, List.of(times));
        return new Progress(
                wallSeconds * SECOND,
                END_TICKS,
                1_000L * wallSeconds,
                wallSeconds,
                wallSeconds,
                List.of(600L * wallSeconds, 400L * wallSeconds),
                List.of(load, load));
    }

    HttpResponse<String> get(String route) throws IOException, InterruptedException {
        return client.get(route);
    }

    HttpResponse<String> post(String route, String... headers) throws IOException, InterruptedException {
        return client.post(route, headers);
    }

    int port() {
        return client.port();
    }

    String raw(String request) throws IOException {
        return client.raw(request);
    }

    PageClient.Events events() throws IOException, InterruptedException {
        return client.events();
    }

    @Override
    public void checkpoint() {
        checkpoints.countDown();
    }

    @Override
    public void stop() {
        stops.countDown();
    }

    @Override
    public void close() {
        page.close();
    }
}
