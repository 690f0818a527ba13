/**
 * The end-to-end benchmark: whole runs of the engine, each in a JVM of its own, beside engines that a textbook or a library
 * gives, and the guard against slow-downs.
 */
package org.chronogram.benchmarks.endtoend;
