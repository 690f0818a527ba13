package org.chronogram.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.chronogram.kernel.LpOwners;

/**
 * How the LPs of a run are divided among its partitions, as the master tells it to the workers.
 *
 * @param owners the partition that owns each LP, compressed; empty for blocks of consecutive ids.
 * @param directTicks where the model declares links: smallest delay of the links from one partition to another, by the index
 *     of the source and then that of the target, Long.MAX_VALUE for no link, compressed; else empty.
 */
public record PartitionTable(byte[] owners, byte[] directTicks) {
    /** Blocks of consecutive ids of a model without links. */
    public static final PartitionTable BLOCKS = new PartitionTable(new byte[0], new byte[0]);

    /**
     * Makes the table of a model that declares links.
     *
     * @param owners the partition that owns each LP.
     * @param directTicks smallest delays of the links between partitions.
     * @return the table.
     */
    public static PartitionTable of(Optional<LpOwners> owners, Optional<long[][]> directTicks) {
        return new PartitionTable(
                owners.map(PartitionTable::encode).orElse(BLOCKS.owners()),
                directTicks.map(PartitionTable::encode).orElse(BLOCKS.directTicks()));
    }

    /**
     * Tells whether the model declares links, so that each partition has a window of its own.
     *
     * @return whether the distances of the partitions are known.
     */
    public boolean hasDistances() {
        return directTicks.length > 0;
    }

    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] deflate(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] encode(LpOwners owners) {
        return deflate(out -> {
            out.writeInt(owners.logicalProcesses());
            out.writeInt(owners.partitions());
            for (int lp = 0; lp < owners.logicalProcesses(); lp++) {
                out.writeChar(owners.ownerOf(lp));
            }
        });
    }

    private static byte[] encode(long[][] ticks) {
        return deflate(out -> {
            out.writeInt(ticks.length);
            for (long[] row : ticks) {
                for (long delayTicks : row) {
                    out.writeLong(delayTicks);
                }
            }
        });
    }

    private static DataInputStream inflate(byte[] bytes) {
        return new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)));
    }

    /**
     * Returns the owners.
     *
     * @return the partition that owns each LP; empty for blocks of consecutive ids.
     */
    public Optional<LpOwners> readOwners() {
        if (owners.length == 0) {
            return Optional.empty();
        }
        try (DataInputStream in = inflate(owners)) {
            int[] read = new int[in.readInt()];
            int partitions = in.readInt();
            for (int lp = 0; lp < read.length; lp++) {
                read[lp] = in.readChar();
            }
            return Optional.of(new LpOwners(read, partitions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the smallest delays of the links between partitions.
     *
     * @return ticks by source and target; empty where the model declares no links.
     */
    public Optional<long[][]> readDirectTicks() {
        if (directTicks.length == 0) {
            return Optional.empty();
        }
        try (DataInputStream in = inflate(directTicks)) {
            int partitions = in.readInt();
            long[][] ticks = new long[partitions][partitions];
            for (long[] row : ticks) {
                for (int target = 0; target < partitions; target++) {
                    row[target] = in.readLong();
                }
            }
            return Optional.of(ticks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionTable that
                && Arrays.equals(owners, that.owners)
                && Arrays.equals(directTicks, that.directTicks);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(owners);
    }

    @Override
    public String toString() {
        return "PartitionTable of " + owners.length + " and " + directTicks.length + " bytes";
    }
}
