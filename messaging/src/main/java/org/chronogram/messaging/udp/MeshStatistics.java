package org.chronogram.messaging.udp;

/**
 * The counts of the transport of one worker since launch, over all peers. Bytes include headers, heartbeats and
 * retransmissions.
 *
 * @param bytesSent to the network.
 * @param bytesReceived from the network.
 * @param nakMessagesSent requests for data that was missed here.
 * @param nakMessagesReceived requests by peers for data they missed.
 * @param retransmitsSent answers to such requests.
 * @param retransmittedBytes sent again.
 * @param shortSends datagrams the operating system did not take in full.
 * @param invalidPackets received and dropped, among them all that do not belong to this mesh.
 * @param errors reported by the media driver, benign ones included.
 */
public record MeshStatistics(
        long bytesSent,
        long bytesReceived,
        long nakMessagesSent,
        long nakMessagesReceived,
        long retransmitsSent,
        long retransmittedBytes,
        long shortSends,
        long invalidPackets,
        long errors) {}
