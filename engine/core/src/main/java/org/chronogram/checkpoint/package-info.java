/** Checkpoints: their files and manifests, how they get to the disk beside the computation, and which of them are intact. */
package org.chronogram.checkpoint;
