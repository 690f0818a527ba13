/** A simulation inside of a program, such as a test of a model: one call, and the results as values. */
package org.chronogram.simulation;
