/**
 * The authenticated control links between the master and its clients, of which the workers are some: TCP, frames of JSON.
 *
 * <pre>
 *   frame     length 4, little-endian | digest of the payload | seal of number, length and digest
 *             | payload: {"type": ..., "body": {...}} in UTF-8, at most 64 MiB
 *
 *   worker (client)                                     master (server)
 *      |  &lt;- challenge {protocolVersion, serverNonce} -----  |
 *      |  -- hello {protocolVersion, role, peer, epoch, pid, |
 *      |           clientNonce, mac} -------------------&gt;   |   mac proves that the client holds the run token
 *      |  &lt;- welcome {mac} ----------------------------------  |   mac proves that the server holds it too
 *      |  frames are sealed with a MAC from here on         |
 *      |  &lt;---------- messages of both sides ----------&gt;    |
 *      |  refused {reason}: last frame of a side that breaks off
 * </pre>
 *
 * <p>The token itself is never sent. The link is authenticated, not encrypted: whoever can read the network reads the
 * messages, but nobody without the token can change them. A link has a reader thread, on which its listener is called, and
 * a writer thread with a bounded queue, so a peer that is slow or stopped delays no other peer.
 */
package org.chronogram.messaging.control;
