/* Tesseract hands each line of text to its net as a PNG: it compresses the line, and unpacks it at once. That is a
 * twelfth of its time. Loaded before Tesseract, this library stands in for the function of Leptonica that compresses,
 * and has the pixels written as they are, in Leptonica's own format, which its reader knows by its first bytes.
 *
 * Formats are those of Leptonica's imageio.h.
 */
#include <stddef.h>

enum { IFF_PNG = 3, IFF_SPIX = 19 };

typedef int writer(unsigned char **data, size_t *size, void *pix, int format);

static writer *leptonica;

/* Leptonica's own function, which does the work; to be told before anything is written. */
void write_with(writer *function) { leptonica = function; }

int pixWriteMem(unsigned char **data, size_t *size, void *pix, int format) {
    return leptonica(data, size, pix, format == IFF_PNG ? IFF_SPIX : format);
}
