/**
 * Experiments: the same model at several values of its parameters, with several replications each; and what the results of
 * all these runs come to.
 */
package org.chronogram.experiment;
