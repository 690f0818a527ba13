/** Benchmarks of the building blocks and of whole runs. */
package org.chronogram.benchmarks;
