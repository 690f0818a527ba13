/**
 * The state of LPs and of partitions as bytes, and back. It knows no file: bytes go to a {@link
 * org.chronogram.state.StateSink} and come from a {@link org.chronogram.state.StateSource}, be it a checkpoint on disk or a
 * buffer in memory.
 */
package org.chronogram.state;
