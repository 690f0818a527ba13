/**
 * Files and directories that are for the user alone who runs this process: how they are made, known again and removed, also
 * where others may write beside them. Knows nothing of what is in them.
 */
package org.chronogram.files;
