package org.chronogram.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.chronogram.messaging.udp.SocketBuffers;
import org.chronogram.protocol.HostMessage;

/** The notice about hosts whose kernel grants sockets smaller buffers than the transport asks for. */
final class BufferNotice {
    private BufferNotice() {}

    /** Returns the notice; empty when all hosts grant what is asked for. */
    static Optional<String> of(List<AgentHost> hosts) {
        StringBuilder text = new StringBuilder();
        append(
                text,
                hosts,
                HostMessage.ProbesOpen::receiveBufferLength,
                SocketBuffers.WANTED.receiveLength(),
                "net.core.rmem_max");
        append(
                text,
                hosts,
                HostMessage.ProbesOpen::sendBufferLength,
                SocketBuffers.WANTED.sendLength(),
                "net.core.wmem_max");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of("the buffers of sockets are small, so the run may be slower: " + text);
    }

    private static void append(
            StringBuilder text,
            List<AgentHost> hosts,
            ToIntFunction<HostMessage.ProbesOpen> granted,
            int wanted,
            String limit) {
        List<AgentHost> clamped = hosts.stream()
                .filter(host -> granted.applyAsInt(host.network()) < wanted)
                .toList();
        if (!clamped.isEmpty()) {
            int least = clamped.stream()
                    .mapToInt(host -> granted.applyAsInt(host.network()))
                    .min()
                    .orElseThrow();
            text.append(text.isEmpty() ? "" : "; ")
                    .append(clamped.stream().map(AgentHost::name).collect(Collectors.joining(", ")))
                    .append(" grants " + least + " bytes: 'sysctl -w " + limit + "=" + wanted + "' there");
        }
    }
}
