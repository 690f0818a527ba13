/**
 * Capture of what a run consists of, so that it can go on elsewhere: the state of LPs, read from their ordinary fields.
 */
package org.chronogram.checkpoint;
