/** The models on the class path: how they are found and created, and how failures of their code are recognised. */
package org.chronogram.catalog;
