/**
 * The same models on engines that others would write or use, to measure Chronogram against. Every one of them handles
 * exactly the events that Chronogram handles, which tests check, so that events per second compare like with like.
 */
package org.chronogram.benchmarks.reference;
