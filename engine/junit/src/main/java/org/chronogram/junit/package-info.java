/**
 * What the JUnit tests of a model use: one LP driven by hand, runs on several layouts, estimates over replications, and a
 * simulation as the parameter of a test.
 */
package org.chronogram.junit;
