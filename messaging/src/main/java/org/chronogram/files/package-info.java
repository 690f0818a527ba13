/**
 * Files and directories that are for the user alone who runs this process: how they are made, known again and removed, also
 * where others may write beside them; and the checksums by which their content is known again.
 */
package org.chronogram.files;
