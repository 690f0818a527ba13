/** What the tests of several modules share: a plain engine to compare the real one with, and models. No run uses it. */
package org.chronogram.testing;
