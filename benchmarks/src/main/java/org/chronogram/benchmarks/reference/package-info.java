/**
 * The same models on other engines, with which Chronogram is compared. Tests check that each of them handles exactly the
 * events that Chronogram handles, so events per second can be compared.
 */
package org.chronogram.benchmarks.reference;
