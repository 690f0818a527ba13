package org.chronogram.messaging.control;

import java.util.zip.CRC32C;

/**
 * How the frames of one direction of a connection are recognised as whole and in their order: by a digest of the payload
 * and a seal over number, length and digest. During the handshake both are checksums, which show damage. Afterwards the
 * seal is a MAC, which no one without the keys of this connection can make, see {@link MacSeal}.
 */
interface FrameSeal {
    /** The seal of the handshake, at which the two sides have no key yet. */
    FrameSeal CHECKSUM = new Checksum();

    /** Length of a digest. */
    int digestBytes();

    /** Length of a seal. */
    int sealBytes();

    byte[] digest(byte[] payload);

    byte[] seal(byte[] sealed);

    /** Two CRC-32C. Thread-safe. */
    final class Checksum implements FrameSeal {
        private Checksum() {}

        @Override
        public int digestBytes() {
            return Integer.BYTES;
        }

        @Override
        public int sealBytes() {
            return Integer.BYTES;
        }

        @Override
        public byte[] digest(byte[] payload) {
            CRC32C crc = new CRC32C();
            crc.update(payload);
            return FrameHeader.littleEndian(Integer.BYTES)
                    .putInt((int) crc.getValue())
                    .array();
        }

        @Override
        public byte[] seal(byte[] sealed) {
            return digest(sealed);
        }
    }
}
