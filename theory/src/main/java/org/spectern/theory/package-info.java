/** Mathematics of NTK-lossless compression (Gu et al., arXiv 2403.00258). */
package org.spectern.theory;
