/** Repeating a run that has ended on the sequential engine, from a checkpoint or the start, and finding where two runs part. */
package org.chronogram.replay;
