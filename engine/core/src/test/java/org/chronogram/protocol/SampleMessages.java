package org.chronogram.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.chronogram.checkpoint.CheckpointIdentity;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.run.InputEntry;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.PartitionTable;
import org.chronogram.run.PartitionTimes;
import org.chronogram.run.Placement;
import org.chronogram.run.ProcessFault;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.run.WorkerLoad;

/** Messages with a value of its own in every field, and texts that are hard to carry. */
final class SampleMessages {
    static final String TEXT = "LP \"3\"\n\tä \u0000 \ud83d\ude00";
    static final EventCounts COUNTS = new EventCounts(1, 0, 2, 3, Long.MIN_VALUE);
    static final RunCosts COSTS = new RunCosts(
            latency(),
            List.of(new PartitionCosts(
                    11, 12, 13, 14, 15, 16, 17, List.of(new PartitionCosts.Wait(18, -1, 20, 21, Long.MAX_VALUE)))),
            5,
            6,
            7,
            8,
            9);
    static final PartitionFile FILE = new PartitionFile(0, 20, 0, 19, 1L << 40, 0xFFFF_FFFFL);

    private SampleMessages() {}

    private static byte[] latency() {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(12_345);
        return RunCosts.encode(histogram);
    }

    private static CheckpointManifest manifest() {
        CheckpointIdentity identity = new CheckpointIdentity(
                "1.0", "phold", Map.of("lps", "20"), Map.of("trace", "ab"), -1, 2, 20, 100, Long.MAX_VALUE);
        return new CheckpointManifest(
                CheckpointManifest.FORMAT_VERSION,
                identity,
                Map.of("code.jar", "cd"),
                List.of("old.jar"),
                7,
                1,
                700,
                705,
                1_000,
                5_000_000,
                List.of(FILE));
    }

    static List<MasterMessage> ofMaster() {
        RunSpecification specification = RunSpecification.of(
                        Simulation.of("phold", Map.of("rate", TEXT), Long.MAX_VALUE))
                .on(2, 3);
        LocalPaths paths = new LocalPaths(Map.of("/a/" + TEXT, "/tmp/0/" + TEXT));
        Placement placement = new Placement(true, false, "/dev/shm/" + TEXT, "127.0.0.1", false, paths, 1_408);
        return List.of(
                new MasterMessage.Assignment(
                        specification,
                        4,
                        placement,
                        "/run/checkpoints",
                        manifest(),
                        true,
                        new byte[] {0, -1, 127},
                        new PartitionTable(new byte[] {1, -1}, new byte[] {7})),
                new MasterMessage.Assignment(
                        specification, 0, placement, "", null, false, new byte[0], PartitionTable.BLOCKS),
                new MasterMessage.Roster(Arrays.asList(null, "127.0.0.1:4000", "[::1]:1"), List.of(0L, 1L << 53, 3L)),
                new MasterMessage.Start(),
                new MasterMessage.TakeCheckpoint(),
                new MasterMessage.CheckpointCommitted(Long.MAX_VALUE),
                new MasterMessage.PartsTaken(2, 9),
                new MasterMessage.Stop(),
                new MasterMessage.Exit());
    }

    static List<WorkerMessage> ofWorker() {
        return List.of(
                new WorkerMessage.Heartbeat(1),
                new WorkerMessage.Ready(2, Arrays.asList("127.0.0.1:4000", null), 3, 4, true),
                new WorkerMessage.Connected(3),
                new WorkerMessage.ProgressReport(
                        4,
                        Long.MAX_VALUE,
                        (1L << 53) + 1,
                        6,
                        new WorkerLoad(7, List.of(new PartitionTimes(1, 2, 3, 4, Long.MAX_VALUE)))),
                new WorkerMessage.MeshReport(4, 1L << 53, List.of(new SilentPeer(1, Long.MAX_VALUE))),
                new WorkerMessage.Busy(5, TEXT),
                new CheckpointReport.CheckpointWritten(6, 7, 700, Long.MAX_VALUE, 8, List.of(FILE), 9, 10, 11),
                new CheckpointReport.CheckpointFailed(7, 8, TEXT),
                new WorkerMessage.StatisticsPart(8, new byte[] {-128, 0, 127}),
                new WorkerMessage.LpEventsPart(8, new long[] {0, 1L << 40}),
                new WorkerMessage.Outcome(9, 1_000, true, new StopReason(77, 3, TEXT), 10, 11, COUNTS, COSTS),
                new WorkerMessage.Failure(10, true, TEXT, "at Model.java:1\n"));
    }

    static List<HostMessage> ofHost() {
        return List.of(
                new HostMessage.Offer("host b", "192.0.2.2", 4, true, 8, "1.0 abc"),
                new HostMessage.ProbesOpen(40_000, 9_000, 2 << 20, 1 << 20, "17.0.15", TEXT),
                new HostMessage.PathReport(List.of(
                        new HostMessage.PathEnd(1, List.of(256, 1_408), List.of(256), ""),
                        new HostMessage.PathEnd(2, List.of(), List.of(), TEXT))),
                new HostMessage.Prepared("/dev/shm/" + TEXT, true, new LocalPaths(Map.of("/" + TEXT, "/tmp/0/x"))),
                new HostMessage.NotPrepared(TEXT),
                new HostMessage.Alive(List.of(
                        new HostMessage.WorkerState(0, "IDLE", Long.MAX_VALUE),
                        new HostMessage.WorkerState(3, "AT_WORK", (1L << 53) + 1))),
                new HostMessage.Launched(1, 2, Long.MAX_VALUE),
                new HostMessage.LaunchFailed(2, 3, TEXT),
                new HostMessage.Exited(3, 4, 137, TEXT),
                new HostMessage.RunEnded(),
                new HostMessage.Printed(TEXT));
    }

    static List<HostCommand> ofMasterToHost() {
        RunSpecification specification = RunSpecification.of(
                        Simulation.of("phold", Map.of("rate", TEXT), Long.MAX_VALUE))
                .on(2, 3);
        return List.of(
                new HostCommand.OpenProbes(TEXT),
                new HostCommand.ProbePaths(
                        Long.MIN_VALUE,
                        1,
                        List.of(new HostCommand.ProbedHost(0, "::1", 40_000, List.of(8_960, 1_408, 256)))),
                new HostCommand.Prepare(
                        specification,
                        2,
                        new SharedFile("/run/" + TEXT, new byte[] {0, -1, 127}),
                        List.of(new InputEntry("/" + TEXT, TEXT, "ab"))),
                new HostCommand.Launch(1, 2),
                new HostCommand.Remove(3),
                new HostCommand.Ping(),
                new HostCommand.Refuse(TEXT),
                new HostCommand.Inject(1, 2, ProcessFault.STOP),
                new HostCommand.EndRun(true),
                new HostCommand.Release());
    }

    static List<FileRequest> ofFileRequests() {
        FileRequest.FileName name = new FileRequest.FileName(Long.MAX_VALUE, 2, 3);
        return List.of(
                new FileRequest.Create(name),
                new FileRequest.Append(name, new byte[] {-128, 0, 127}),
                new FileRequest.Finish(name),
                new FileRequest.Abandon(name),
                new FileRequest.Fetch(name, (1L << 53) + 1),
                new FileRequest.ListInput(1),
                new FileRequest.ReadInput(1, 2, (1L << 53) + 1));
    }

    static List<FileReply> ofFileReplies() {
        return List.of(
                new FileReply.Done(),
                new FileReply.Stored(Long.MAX_VALUE, 0xFFFF_FFFFL),
                new FileReply.Piece(new byte[] {-128, 0, 127}, true),
                new FileReply.Listing(List.of(new FileReply.ListedFile(TEXT, Long.MAX_VALUE))),
                new FileReply.Refused(TEXT));
    }
}
