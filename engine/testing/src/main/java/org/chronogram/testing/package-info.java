/** A plain engine that tests compare the real one with, and what it consists of. No run uses it. */
package org.chronogram.testing;
