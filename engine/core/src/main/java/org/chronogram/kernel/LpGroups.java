package org.chronogram.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntUnaryOperator;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.LogicalProcessFactory;
import org.chronogram.model.ModelException;

/**
 * The groups of LPs that a model declares, in the order in which they give the LPs their ids, and the factories that make
 * the LPs. Not thread safe.
 */
final class LpGroups {
    private record Group(int first, int count, LogicalProcessFactory factory, boolean onDemand) {
        int end() {
            return first + count;
        }

        boolean isAlike(Group other) {
            return count == other.count && onDemand == other.onDemand;
        }

        String size() {
            return count + (onDemand ? " on demand" : "");
        }
    }

    private final String modelName;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Integer, LogicalProcess> samples = new HashMap<>();
    private int logicalProcesses;

    LpGroups(String modelName) {
        this.modelName = modelName;
    }

    /** Adds a group; returns the id of its first LP. */
    int add(int count, LogicalProcessFactory factory, boolean onDemand) {
        if (count < 1 || count > Integer.MAX_VALUE - logicalProcesses) {
            throw new InvalidInputException("model " + modelName + " declares " + count
                    + " logical processes: expected at least 1, and at most " + Integer.MAX_VALUE + " in all");
        }
        int first = logicalProcesses;
        groups.add(new Group(first, count, factory, onDemand));
        logicalProcesses += count;
        return first;
    }

    int logicalProcesses() {
        return logicalProcesses;
    }

    /** Returns the sizes in the order of the groups, as that order gives the LPs their ids. */
    String sizes() {
        StringJoiner sizes = new StringJoiner(", ");
        int index = 0;
        while (index < groups.size()) {
            Group group = groups.get(index);
            int end = index + 1;
            while (end < groups.size() && groups.get(end).isAlike(group)) {
                end++;
            }
            sizes.add(end - index == 1 ? group.size() : (end - index) + " x " + group.size());
            index = end;
        }
        return sizes.toString();
    }

    /** Creates LPs whose ids ascend from index 0 on; those that are created on demand are absent. */
    void create(LogicalProcess[] processes, IntUnaryOperator lpAt) {
        int group = 0;
        for (int index = 0; index < processes.length; index++) {
            int lp = lpAt.applyAsInt(index);
            while (lp >= groups.get(group).end()) {
                group++;
            }
            processes[index] = groups.get(group).onDemand() ? AbsentProcess.INSTANCE : create(groups.get(group), lp);
        }
    }

    /** Tells whether an LP is created by the first event that reaches it. */
    boolean isOnDemand(int lp) {
        return groupOf(lp).onDemand();
    }

    /** Creates an LP that an event has reached. */
    LogicalProcess create(int lp) {
        Group group = groupOf(lp);
        LogicalProcess process = create(group, lp);
        Class<?> expected = sample(group).getClass();
        if (process.getClass() != expected) {
            throw new ModelException("model " + modelName + " created LP " + lp + " as a "
                    + process.getClass().getName() + ", but LP " + group.first() + " of the same group as a "
                    + expected.getName() + ": LPs that are created on demand must be of one class for each group");
        }
        return process;
    }

    /** Returns an LP of each group that is created on demand, to look at its class. */
    List<LogicalProcess> samples() {
        return groups.stream().filter(Group::onDemand).map(this::sample).toList();
    }

    /** Returns an LP of the same group as one that is created on demand. */
    LogicalProcess sampleOf(int lp) {
        return sample(groupOf(lp));
    }

    private LogicalProcess sample(Group group) {
        return samples.computeIfAbsent(group.first(), first -> create(group, first));
    }

    private Group groupOf(int lp) {
        return groups.stream()
                .filter(group -> lp >= group.first() && lp < group.end())
                .findFirst()
                .orElseThrow();
    }

    private LogicalProcess create(Group group, int lp) {
        LogicalProcess process;
        try {
            process = group.factory().create(lp);
        } catch (InvalidInputException e) {
            throw e;
        } catch (Throwable e) {
            throw ModelBlame.of("model " + modelName + " failed to create LP " + lp + ": ", e, "");
        }
        if (process == null) {
            throw new ModelException("model " + modelName + " created no object for LP " + lp + ": got null");
        }
        return process;
    }
}
