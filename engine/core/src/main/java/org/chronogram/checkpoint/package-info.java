/** Checkpoints: what is in them, how they get to the disk beside the computation, and which of them can be trusted. */
package org.chronogram.checkpoint;
