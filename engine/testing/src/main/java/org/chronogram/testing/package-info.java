/** What the tests of several modules share; no run uses it. */
package org.chronogram.testing;
