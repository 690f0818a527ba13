/** Decides how far a partition may run and exchanges the records of a step. */
package org.chronogram.sync;
