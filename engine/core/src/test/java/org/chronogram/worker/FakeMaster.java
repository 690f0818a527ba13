package org.chronogram.worker;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.protocol.WorkerMessage.Busy;
import org.chronogram.protocol.WorkerMessage.Heartbeat;
import org.chronogram.protocol.WorkerMessage.MeshReport;
import org.chronogram.protocol.WorkerMessage.ProgressReport;

/**
 * A master that answers each message on the thread that sends it, as the test says: no socket, and nothing happens at the
 * same time. Signs of life, which come on a thread of their own, are kept apart.
 */
final class FakeMaster implements MasterConnection, MasterConnection.Opener {
    private final List<WorkerMessage> said = Collections.synchronizedList(new ArrayList<>());
    private final List<WorkerMessage> signsOfLife = Collections.synchronizedList(new ArrayList<>());
    private final Map<Class<?>, Queue<Consumer<Listener>>> answers = new HashMap<>();
    private Consumer<Listener> greeting = worker -> {};
    private Listener worker;
    String refusal = "";
    boolean isOpen = true;
    int closings;

    /** Does this as soon as the worker has joined. */
    FakeMaster greet(Consumer<Listener> newGreeting) {
        greeting = newGreeting;
        return this;
    }

    /** Answers the next message of a type; a further answer is for the message after it. */
    FakeMaster answer(Class<? extends WorkerMessage> type, Consumer<Listener> answer) {
        answers.computeIfAbsent(type, any -> new ArrayDeque<>()).add(answer);
        return this;
    }

    @Override
    public MasterConnection open(Listener listener) throws IOException {
        if (!refusal.isEmpty()) {
            throw new IOException(refusal);
        }
        worker = listener;
        greeting.accept(listener);
        return this;
    }

    @Override
    public boolean send(WorkerMessage message) {
        if (!isOpen) {
            return false;
        }
        if (message instanceof Heartbeat
                || message instanceof ProgressReport
                || message instanceof MeshReport
                || message instanceof Busy) {
            signsOfLife.add(message);
            return true;
        }
        said.add(message);
        Queue<Consumer<Listener>> left = answers.get(message.getClass());
        if (left != null && !left.isEmpty()) {
            left.remove().accept(worker);
        }
        return true;
    }

    @Override
    public void close() {
        closings++;
    }

    Listener worker() {
        return worker;
    }

    /** Returns what the worker has said, without its signs of life. */
    List<WorkerMessage> said() {
        return List.copyOf(said);
    }

    /** Returns the names of what the worker has said. */
    List<String> names() {
        return said().stream()
                .map(message -> message.getClass().getSimpleName())
                .toList();
    }

    List<WorkerMessage> signsOfLife() {
        return List.copyOf(signsOfLife);
    }

    /** Returns the last message of a type. */
    <M extends WorkerMessage> M last(Class<M> type) {
        return said().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " in " + said()));
    }
}
