/** Code shared by the tests of several modules: a plain engine to compare the real one with, and models. No run uses it. */
package org.chronogram.testing;
