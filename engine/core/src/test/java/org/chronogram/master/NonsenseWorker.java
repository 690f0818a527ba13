package org.chronogram.master;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.Histogram;
import org.chronogram.host.HostContext;
import org.chronogram.messaging.control.ControlClient;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.model.Counter;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.CheckpointReport;
import org.chronogram.protocol.EventCounts;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.StopReason;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.run.Progress;

/** A worker that holds the token, and answers its assignment with random nonsense, or with messages out of order. */
final class NonsenseWorker implements ControlListener {
    private record Gibberish(int epoch, List<String> words) {}

    private record Text(int epoch, String endpoints) {}

    private record Bare(int epoch) {}

    private record Wrapped(Bare epoch) {}

    private record Progress(int epoch, double simulatedTicks, long events, long steps) {}

    private record Ready(int epoch, List<String> endpoints, long step, long events, boolean stayed) {}

    private record Checkpoint(int epoch, long steps, List<String> partitions, long pauseNs) {}

    private record Costs(byte[] stepLatency, long wallNs, long peakWaitingBytes, long naksSent, long retransmitsSent) {}

    private record Outcome(int epoch, EventCounts events, Costs costs) {}

    private static final String[] TYPES = {
        "Ready",
        "Connected",
        "ProgressReport",
        "CheckpointWritten",
        "CheckpointFailed",
        "StatisticsPart",
        "LpEventsPart",
        "Outcome",
        "Failure",
        "Exit",
        "x"
    };

    /** Messages each of which is one, and which cannot follow on each other. */
    enum Disorder {
        CONNECTED_BEFORE_READY("not all workers were ready", connected()),
        READY_TWICE("it was ready before", ready(0), ready(0)),
        CONNECTED_TWICE("it was connected before", ready(0), connected(), connected()),
        OUTCOME_BEFORE_START("the run had not begun", ready(0), outcome(0)),
        OUTCOME_AT_ONCE("the run had not begun", outcome(0)),
        STATISTICS_MISSING("0 of 1 parts of its outcome came", ready(0), connected(), outcome(1)),
        STATISTICS_BEFORE_START("the run had not begun", ready(0), statistics(new byte[0])),
        FOREIGN_STATISTICS("'foreign' (counter) is not declared here", ready(0), connected(), statistics(foreign())),
        DAMAGED_STATISTICS(
                "damaged statistics: java.io.EOFException", ready(0), connected(), statistics(new byte[] {1})),
        FOREIGN_LPS(
                "events of 1 further LPs, expected at most 0",
                ready(0),
                connected(),
                new WorkerMessage.LpEventsPart(0, new long[] {1})),
        UNASKED_CHECKPOINT("no checkpoint was asked for", ready(0), connected(), checkpoint());

        final String complaint;
        private final List<WorkerMessage> messages;

        Disorder(String complaint, WorkerMessage... messages) {
            this.complaint = complaint;
            this.messages = List.of(messages);
        }

        private static WorkerMessage ready(long step) {
            return new WorkerMessage.Ready(0, Collections.singletonList(null), step, 0, false);
        }

        private static WorkerMessage connected() {
            return new WorkerMessage.Connected(0);
        }

        private static WorkerMessage outcome(long parts) {
            EventCounts events = new EventCounts(1, 0, 1, 1, 1);
            RunCosts costs = new RunCosts(RunCosts.encode(new Histogram(3)), List.of(), 1, 1, 1, 1, 0);
            return new WorkerMessage.Outcome(0, 1, false, StopReason.NONE, 1, parts, events, costs);
        }

        private static WorkerMessage statistics(byte[] bytes) {
            return new WorkerMessage.StatisticsPart(0, bytes);
        }

        private static byte[] foreign() {
            StatisticSet set = new StatisticSet();
            set.add(new Counter("foreign", "")).increment();
            return set.parts().next();
        }

        private static WorkerMessage checkpoint() {
            return new CheckpointReport.CheckpointWritten(0, 1, 1, 1, 1, List.of(), 1, 1, 1);
        }
    }

    private final Disorder disorder;
    private final SplittableRandom random;
    private final CountDownLatch closed = new CountDownLatch(1);

    private NonsenseWorker(Disorder disorder, long seed) {
        this.disorder = disorder;
        random = new SplittableRandom(seed);
    }

    static NonsenseWorker saying(Disorder disorder) {
        return new NonsenseWorker(disorder, 0);
    }

    static NonsenseWorker random(long seed) {
        return new NonsenseWorker(null, seed);
    }

    /** Ends the worker, as a host does that kills its process. */
    void leave() {
        closed.countDown();
    }

    /** Joins a run, and talks nonsense until it is ended. */
    void join(HostContext run, int worker, int epoch) {
        try {
            ControlLink link =
                    ControlClient.connect(run.master(), run.token(), worker, epoch, Duration.ofSeconds(20), this);
            closed.await();
            link.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onJoined(ControlLink link) {}

    @Override
    public void onMessage(ControlLink link, ControlMessage message) {
        if (!message.type().equals("Assignment")) {
            return;
        }
        if (disorder != null) {
            disorder.messages.forEach(said -> said.sendTo(link));
        } else {
            String type = TYPES[random.nextInt(TYPES.length)];
            link.send(type, nonsense());
        }
    }

    /** None of it is what any message may be. */
    private Record nonsense() {
        byte[] noise = new byte[random.nextInt(1 << 16)];
        random.nextBytes(noise);
        return switch (random.nextInt(8)) {
            case 0 -> new Gibberish(0, List.of("a", "b"));
            case 1 -> new Text(0, "127.0.0.1:1");
            case 2 -> new Wrapped(new Bare(0));
            case 3 -> new Progress(0, random.nextDouble(), 1, 1);
            case 4 -> new Ready(0, null, 0, 0, false);
            case 5 -> new Ready(0, Collections.nCopies(random.nextInt(2, 9), null), 0, 0, false);
            case 6 -> new Checkpoint(0, 1, null, 1);
            default -> new Outcome(0, new EventCounts(1, 0, 1, 1, 1), new Costs(noise, 1, 1, 1, 1));
        };
    }

    @Override
    public void onClosed(ControlLink link, String reason) {
        closed.countDown();
    }
}
