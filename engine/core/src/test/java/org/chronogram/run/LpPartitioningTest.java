package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.chronogram.kernel.LpOwners;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.TestModel;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LinkDeclaration;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.ParameterValues;
import org.chronogram.partition.WorkerCut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four LPs. Where they are linked, it is in a chain 0 - 2 - 1 - 3 with delays of 5, 50 and 7 ticks, both ways. */
final class LpPartitioningTest {
    private static final LinkDeclaration CHAIN = (lp, links) -> {
        switch (lp) {
            case 0 -> links.to(2, 5);
            case 1 -> {
                links.to(2, 50);
                links.to(3, 7);
            }
            case 2 -> {
                links.to(0, 5);
                links.to(1, 50);
            }
            default -> links.to(1, 7);
        }
    };

    @TempDir
    private Path directory;

    private static ModelDeclaration declaration(Consumer<ModelBuilder> declare) {
        TestModel model = new TestModel(builder -> {
            declare.accept(builder);
            builder.logicalProcesses(4, lp -> (event, context) -> {});
        });
        return ModelDeclaration.of(model, ParameterValues.parse(model, Map.of()), 1_000);
    }

    private static final Consumer<ModelBuilder> UNLINKED = builder -> builder.lookahead(5);

    private static RunPartitions divide(String method, int partitions, Consumer<ModelBuilder> declare) {
        PartitionOptions options = new PartitionOptions(method, 0, PartitionOptions.OF_MODEL, false);
        Layout layout = new Layout(1, partitions, MessagingMode.AUTO, options, false);
        return LpPartitioning.of(layout, HostOptions.LOOPBACK, "test", declaration(declare));
    }

    private static String refusal(String method, Consumer<ModelBuilder> declare) {
        return assertThrows(InvalidInputException.class, () -> divide(method, 2, declare))
                .getMessage();
    }

    private static String owners(RunPartitions partitions) {
        LpOwners owners = partitions.table().readOwners().orElseThrow();
        StringBuilder text = new StringBuilder();
        for (int lp = 0; lp < owners.logicalProcesses(); lp++) {
            text.append(owners.ownerOf(lp));
        }
        return text.toString();
    }

    @Test
    void shouldFollowTheLinksWhereTheModelDeclaresThem() {
        RunPartitions divided = divide("auto", 2, builder -> builder.links(CHAIN));
        assertTrue(owners(divided).equals("0101") || owners(divided).equals("1010"), owners(divided));
        long[][] ticks = divided.table().readDirectTicks().orElseThrow();
        assertEquals(50, ticks[0][1]);
        assertEquals(50, ticks[1][0]);
        assertEquals(50, divided.plan().smallestCutDelayTicks());
        assertEquals(owners(divided), owners(divide("links", 2, builder -> builder.links(CHAIN))));
    }

    @Test
    void shouldMakeBlocksWhereTheModelDeclaresNoLinks() {
        for (String method : new String[] {"auto", "blocks"}) {
            assertEquals(PartitionTable.BLOCKS, divide(method, 2, UNLINKED).table());
        }
    }

    @Test
    void shouldKnowTheDelaysBetweenBlocksWhereTheModelDeclaresLinks() {
        RunPartitions divided = divide("blocks", 2, builder -> builder.links(CHAIN));
        assertTrue(divided.table().readOwners().isEmpty());
        assertEquals(5, divided.table().readDirectTicks().orElseThrow()[0][1]);
    }

    @Test
    void shouldNotAskForLinksThatNoPartitionCanCut() {
        RunPartitions divided = divide(
                "auto",
                1,
                builder -> builder.links((lp, links) -> {
                    throw new IllegalStateException("asked for the links of LP " + lp);
                }));
        assertTrue(divided.table().hasDistances());
        assertArrayEquals(
                new long[] {Long.MAX_VALUE}, divided.table().readDirectTicks().orElseThrow()[0]);
    }

    /** Twelve LPs in a ring are three thirds for three hosts; on this host the plan numbers them as it has found them. */
    @Test
    void shouldGroupPartitionsByTheirTrafficWhereWorkersHaveHostsOfTheirOwn() {
        TestModel model = new TestModel(builder -> {
            builder.links((lp, links) -> links.to((lp + 1) % 12, 5));
            builder.logicalProcesses(12, lp -> (event, context) -> {});
        });
        ModelDeclaration ring = ModelDeclaration.of(model, ParameterValues.parse(model, Map.of()), 1_000);
        Layout layout = Layout.of(3, 2);
        RunPartitions onHosts = LpPartitioning.of(layout, HostOptions.LOOPBACK.boundTo("10.0.0.1"), "test", ring);
        RunPartitions here = LpPartitioning.of(layout, HostOptions.LOOPBACK, "test", ring);
        assertEquals(3, onHosts.betweenWorkers().links());
        assertEquals(onHosts.plan().cutLinks(), here.plan().cutLinks());
        assertTrue(here.betweenWorkers().links() >= 3);
        assertEquals(
                WorkerCut.NONE,
                divide("auto", 2, builder -> builder.links(CHAIN)).betweenWorkers());
    }

    @Test
    void shouldBalanceTheWeightsOfTheModel() {
        RunPartitions divided = divide("auto", 2, builder -> {
            builder.links(CHAIN);
            builder.weights(lp -> lp == 3 ? 3 : 1);
        });
        String owners = owners(divided);
        assertTrue(owners.equals("0001") || owners.equals("1110"), owners);
    }

    /** Writes the directory of a run of 1,000 ticks in which the LPs have handled so many events. */
    private String recorded(long... events) throws IOException {
        StringBuilder csv = new StringBuilder("lp,events\n");
        for (int lp = 0; lp < events.length; lp++) {
            csv.append(lp).append(',').append(events[lp]).append('\n');
        }
        Files.writeString(directory.resolve("lp-events.csv"), csv);
        Files.writeString(
                directory.resolve("run.json"),
                "{\"model\":\"test\",\"lps\":" + events.length + ",\"reachedTime\":\"0.000001s\"}");
        return directory.toString();
    }

    private static RunPartitions weighed(String method, String run, Consumer<ModelBuilder> declare) {
        PartitionOptions options = new PartitionOptions(method, 0, run, false);
        return LpPartitioning.of(
                new Layout(1, 2, MessagingMode.AUTO, options, false),
                HostOptions.LOOPBACK,
                "test",
                declaration(declare));
    }

    @Test
    void shouldBalanceTheEventsOfAnEarlierRun() throws IOException {
        String run = recorded(10, 10, 10, 30);
        String owners = owners(weighed("auto", run, builder -> {
            builder.links(CHAIN);
            builder.weights(lp -> lp == 0 ? 3 : 1);
        }));
        assertTrue(owners.equals("0001") || owners.equals("1110"), owners);
    }

    @Test
    void shouldMakeBlocksOfTheSameWeightByTheEventsOfAnEarlierRun() throws IOException {
        assertEquals("0111", owners(weighed("auto", recorded(30, 10, 0, 10), UNLINKED)));
        assertEquals("0001", owners(weighed("blocks", recorded(1, 0, 1, 4), builder -> builder.links(CHAIN))));
    }

    @Test
    void shouldNotLookForALongerDelayThanIsEnough() throws IOException {
        Consumer<ModelBuilder> linked = builder -> builder.links((lp, links) -> {
            switch (lp) {
                case 0 -> links.to(1, 100, 50);
                case 1 -> links.to(3, 40, 1);
                case 2 -> links.to(3, 100, 50);
                default -> links.to(2, 100, 50);
            }
        });
        assertEquals(100, weighed("auto", recorded(1, 1, 1, 1), linked).plan().smallestCutDelayTicks());
        assertEquals(
                40,
                weighed("auto", recorded(15_000, 15_000, 15_000, 15_000), linked)
                        .plan()
                        .smallestCutDelayTicks());
        assertEquals(
                40,
                divide("auto", 2, builder -> {
                            linked.accept(builder);
                            builder.weights(lp -> 60, 4);
                        })
                        .plan()
                        .smallestCutDelayTicks());
        assertEquals(
                100,
                divide("auto", 2, builder -> {
                            linked.accept(builder);
                            builder.weights(lp -> 60);
                        })
                        .plan()
                        .smallestCutDelayTicks());
    }

    @Test
    void shouldRefuseARunOfAnotherModelWhateverTheNumberOfPartitions() throws IOException {
        PartitionOptions options = new PartitionOptions("auto", 0, recorded(1, 2, 3), false);
        Layout layout = new Layout(0, 1, MessagingMode.AUTO, options, false);
        InvalidInputException refusal = assertThrows(
                InvalidInputException.class,
                () -> LpPartitioning.of(layout, HostOptions.LOOPBACK, "test", declaration(UNLINKED)));
        assertTrue(
                refusal.getMessage()
                        .startsWith(
                                "--weights=" + directory + ": the number of LPs of that run is 3, expected 4; give"),
                refusal.getMessage());
    }

    @Test
    void shouldTakeThePartitionsFromAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("parts"), "1\n0\n0\n1\n");
        assertEquals("1001", owners(divide(file.toString(), 2, UNLINKED)));
        assertFalse(divide(file.toString(), 2, UNLINKED).table().hasDistances());
    }

    @Test
    void shouldRefuseAFileThatDoesNotFit() throws IOException {
        Path file = Files.writeString(directory.resolve("parts"), "1\n0\n2\n1\n");
        assertEquals(
                "--partition=" + file + " line 3: found '2' as the partition of LP 2, expected a number from 0 to 1",
                refusal(file.toString(), UNLINKED));
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        Path file = directory.resolve("none");
        String message = refusal(file.toString(), UNLINKED);
        assertTrue(message.startsWith("--partition=" + file + ": "), message);
        assertTrue(message.endsWith("expected a file that can be read, or one of auto, blocks and links"), message);
    }

    @Test
    void shouldRefuseToFollowLinksThatTheModelDoesNotDeclare() {
        assertEquals(
                "--partition=links: the model declares no links (ModelBuilder.links): use --partition=blocks",
                refusal("links", UNLINKED));
    }

    @Test
    void shouldRefuseToCutALinkWithoutDelay() {
        assertEquals(
                "--partition=blocks: a link with a delay of 0 leads from one partition to another; LPs that are linked so"
                        + " must lie in one partition: use --partition=links, or fewer workers or threads",
                refusal("blocks", builder -> builder.links((lp, links) -> links.to((lp + 2) % 4, 0))));
    }

    @Test
    void shouldRefuseMorePartitionsThanGroupsOfLpsTiedByLinksWithoutDelay() {
        String message = refusal("auto", builder -> builder.links((lp, links) -> links.to((lp + 1) % 4, 0)));
        assertTrue(message.contains("form only 1 group"), message);
    }
}
