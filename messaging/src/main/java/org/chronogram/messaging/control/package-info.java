/**
 * The authenticated control link between the master and each of its workers: TCP, frames of JSON.
 *
 * <pre>
 *   frame     length 4, checksum of the payload 4, checksum of the header and its number 4, little-endian
 *             | payload: {"type": ..., "body": {...}} in UTF-8, at most 64 MiB
 *
 *   worker (client)                                     master (server)
 *      |  &lt;- challenge {protocolVersion, serverNonce} -----  |
 *      |  -- hello {protocolVersion, peer, epoch, pid,       |
 *      |           clientNonce, mac} -------------------&gt;   |   mac proves that the client holds the run token
 *      |  &lt;- welcome {mac} ----------------------------------  |   mac proves that the server holds it too
 *      |  &lt;---------- messages of both sides ----------&gt;    |
 *      |  refused {reason}: last frame of a side that breaks off
 * </pre>
 *
 * <p>The token itself is never sent. The link is authenticated, not encrypted: it is meant for one host or a LAN that
 * nobody else writes to. A link has a reader thread, on which its listener is called, and a writer thread with a bounded
 * queue, so a peer that is slow or stopped delays no other peer.
 */
package org.chronogram.messaging.control;
